package io.quizcast.local.deadletters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./quizcast dead-letters}: lists, replays and drops records that a consumer could not
 * apply.
 */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = "Records that a consumer could not apply.")
public final class DeadLetterCommand {
  @Option(
      names = "--kafka",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Bootstrap servers of a broker without authentication.")
  @Nullable String kafka;

  @Option(
      names = "--config",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Properties file of a Kafka client, as for the Kafka tools.")
  @Nullable Path config;

  private final PrintWriter out;

  DeadLetterCommand(PrintWriter out) {
    this.out = out;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new DeadLetterCommand(out)).execute(args));
  }

  @Command(description = "Counts the dead letters by topic.")
  int list() throws IOException, ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = queue()) {
      Map<String, List<DeadLetter>> waiting = queue.waiting();
      if (waiting.isEmpty()) {
        out.println("No dead letters.");
      }
      waiting.forEach((topic, records) -> out.printf("%6d  %s%n", records.size(), topic));
      return 0;
    }
  }

  @Command(description = "Lists the dead letters of one topic. Values may contain personal data.")
  int show(
      @Parameters(paramLabel = "TOPIC") String topic,
      @Option(names = "--values", description = "Prints the values too.") boolean values)
      throws IOException, ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = queue()) {
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
      throws IOException, ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = queue()) {
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
                        case OUTDATED -> "left out: its topic has a newer record";
                      }));
      return 0;
    }
  }

  @Command(description = "Drops the dead letters of one topic.")
  int drop(@Parameters(paramLabel = "TOPIC") String topic)
      throws IOException, ExecutionException, InterruptedException {
    try (DeadLetterQueue queue = queue()) {
      out.printf("%d dropped%n", queue.drop(topic));
      return 0;
    }
  }

  private DeadLetterQueue queue() throws IOException {
    Map<String, Object> settings = new HashMap<>();
    if (config != null) {
      Properties file = new Properties();
      try (var in = Files.newBufferedReader(config)) {
        file.load(in);
      }
      file.stringPropertyNames().forEach(key -> settings.put(key, file.getProperty(key)));
    }
    if (kafka != null) {
      settings.put("bootstrap.servers", kafka);
    }
    return new DeadLetterQueue(settings);
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(tombstone)" : value;
  }
}
