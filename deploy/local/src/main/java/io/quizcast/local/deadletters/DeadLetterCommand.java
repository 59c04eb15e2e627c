package io.quizcast.local.deadletters;

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
      description = "Bootstrap servers.")
  String kafka = "";

  private final PrintWriter out;

  DeadLetterCommand(PrintWriter out) {
    this.out = out;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new DeadLetterCommand(out)).execute(args));
  }

  @Command(description = "Counts the dead letters that wait, by topic.")
  int list() throws ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
      Map<String, List<DeadLetter>> waiting = queue.waiting();
      if (waiting.isEmpty()) {
        out.println("No dead letters.");
      }
      waiting.forEach((topic, records) -> out.printf("%6d  %s%n", records.size(), topic));
      return 0;
    }
  }

  @Command(description = "Lists the dead letters of one topic. Values may hold personal data.")
  int show(
      @Parameters(paramLabel = "TOPIC") String topic,
      @Option(names = "--values", description = "Prints the values too.") boolean values)
      throws ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
      for (DeadLetter deadLetter : queue.waiting(topic)) {
        out.printf(
            "%s  %s  %s-%d@%d  key %s  %s%n",
            deadLetter.position(),
            deadLetter.at(),
            deadLetter.topic(),
            deadLetter.fromPartition(),
            deadLetter.fromOffset(),
            deadLetter.key(),
            deadLetter.reason());
        if (values) {
          out.println("    " + shown(deadLetter.value()));
        }
      }
      return 0;
    }
  }

  @Command(description = "Publishes each dead letter of one topic to its source topic again.")
  int replay(@Parameters(paramLabel = "TOPIC") String topic)
      throws ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
      queue
          .replay(topic)
          .forEach(
              (deadLetter, outcome) ->
                  out.printf(
                      "%s  key %s  %s%n",
                      deadLetter.position(),
                      deadLetter.key(),
                      switch (outcome) {
                        case REPLAYED -> "replayed";
                        case OUTDATED -> "not replayed: its topic has a newer record";
                      }));
      return 0;
    }
  }

  @Command(description = "Drops the dead letters of one topic.")
  int drop(@Parameters(paramLabel = "TOPIC") String topic)
      throws ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = new DeadLetterQueue(kafka)) {
      out.printf("%d dropped%n", queue.drop(topic));
      return 0;
    }
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(tombstone)" : value;
  }
}
