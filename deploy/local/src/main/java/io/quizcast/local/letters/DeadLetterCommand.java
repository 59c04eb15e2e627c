package io.quizcast.local.letters;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./quizcast dead-letters}: records that a consumer could not apply. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = "Records that a consumer could not apply.")
public final class DeadLetterCommand {
  @Option(
      names = "--kafka",
      required = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Where the brokers are.")
  String kafka = "";

  private final PrintWriter out;

  DeadLetterCommand(PrintWriter out) {
    this.out = out;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new DeadLetterCommand(out)).execute(args));
  }

  @Command(description = "How many wait, by topic.")
  int list() throws ExecutionException, InterruptedException {
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      Map<String, List<DeadLetter>> waiting = box.waiting();
      if (waiting.isEmpty()) {
        out.println("No dead letters.");
      }
      waiting.forEach((topic, letters) -> out.printf("%6d  %s%n", letters.size(), topic));
      return 0;
    }
  }

  @Command(description = "Those that wait in one topic. Values may hold personal data.")
  int show(
      @Parameters(paramLabel = "TOPIC") String topic,
      @Option(names = "--values", description = "Their content too.") boolean values)
      throws ExecutionException, InterruptedException {
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      for (DeadLetter letter : box.waiting(topic)) {
        out.printf(
            "%s  %s  %s-%d@%d  key %s  %s%n",
            letter.place(),
            letter.at(),
            letter.topic(),
            letter.fromPartition(),
            letter.fromOffset(),
            letter.key(),
            letter.reason());
        if (values) {
          out.println("    " + shown(letter.value()));
        }
      }
      return 0;
    }
  }

  @Command(description = "Puts those that wait back where they came from, once each.")
  int replay(@Parameters(paramLabel = "TOPIC") String topic)
      throws ExecutionException, InterruptedException {
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      box.replay(topic)
          .forEach(
              (letter, outcome) ->
                  out.printf(
                      "%s  key %s  %s%n",
                      letter.place(),
                      letter.key(),
                      switch (outcome) {
                        case REPLAYED -> "replayed";
                        case OUTDATED -> "left: its topic says something newer";
                      }));
      return 0;
    }
  }

  @Command(description = "Lets go of those that wait in one topic.")
  int drop(@Parameters(paramLabel = "TOPIC") String topic)
      throws ExecutionException, InterruptedException {
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      out.printf("%d dropped%n", box.drop(topic));
      return 0;
    }
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(tombstone)" : value;
  }
}
