package io.quizcast.quiz.game.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quizcast.quiz.game.wire.GameWire;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * {@code ./quizcast replay QUIZ_ID}: decides a game again from its log and reports whether events,
 * survivors, ranks and shares are the same. Exits with code 0 if they are, 1 if not, 2 on failure.
 * Uses the database settings of the service but does not start it.
 */
public final class ReplayCommand {
  private static final int SHOWN = 20;

  private ReplayCommand() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  public static int run(String[] args, PrintStream out) {
    if (args.length != 1 || !args[0].matches("\\d{1,18}")) {
      out.println("usage: replay QUIZ_ID");
      return 2;
    }
    long quizId = Long.parseLong(args[0]);
    try (Connection database =
        DriverManager.getConnection(
            required("QUARKUS_DATASOURCE_JDBC_URL"),
            required("QUARKUS_DATASOURCE_USERNAME"),
            required("QUARKUS_DATASOURCE_PASSWORD"))) {
      database.setReadOnly(true);
      return report(quizId, new GameReplay(database, new GameWire(mapper()), quizId).run(), out);
    } catch (SQLException | IllegalArgumentException | IllegalStateException e) {
      out.println("cannot replay: " + e.getMessage());
      return 2;
    }
  }

  public static int report(long quizId, GameReplay.Outcome outcome, PrintStream out) {
    out.printf(
        "quiz %d: %d commands of its partition, %d events, %d players, %d winners%n",
        quizId, outcome.commands(), outcome.events(), outcome.players(), outcome.winners());
    if (outcome.isIdentical()) {
      out.println("identical: events, survivors, ranks, shares");
      return 0;
    }
    out.printf("DIFFERENT in %d places%n", outcome.differences().size());
    outcome.differences().stream().limit(SHOWN).forEach(line -> out.println("  " + line));
    return 1;
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  /** Configured like the mapper of the service, because stored bytes are compared. */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }
}
