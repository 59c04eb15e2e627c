package io.quizcast.quiz.game.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.TestPlatform;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class QuietCommandTest {
  private static final String SCHEMA = "quiet";

  private static final String QUIZ =
      """
      INSERT INTO quizzes (title, scheduled_time, status, held_reason, deleted_at, partition)
      VALUES ('t', now() + interval '%s', '%s', %s, %s, 0) RETURNING id
      """;

  @Test
  void quietWaitsForLiveGamesAndForGamesThatStartSoon() throws SQLException {
    try (Connection database = database()) {
      // Closing the connection rolls the transaction back.
      database.setAutoCommit(false);
      long running = quiz(database, "-5 min", "in_progress", "NULL", "NULL");
      long soon = quiz(database, "19 min", "scheduled", "NULL", "NULL");
      long overdue = quiz(database, "-1 min", "scheduled", "NULL", "NULL");
      quiz(database, "21 min", "scheduled", "NULL", "NULL");
      quiz(database, "-5 min", "in_progress", "'broken'", "NULL");
      quiz(database, "-50 min", "completed", "NULL", "NULL");
      quiz(database, "5 min", "scheduled", "NULL", "now()");
      assertThat(QuietCommand.live(database, Duration.ofMinutes(20)))
          .containsExactlyInAnyOrder(running, soon, overdue);
    }
  }

  @Test
  void quietReportsInvalidArgumentsAndMissingSettings() {
    assertThat(said("--starting-within=soon")).startsWith("2 usage: quiet");
    assertThat(said("--starting-within=20m"))
        .startsWith("2 failed: QUARKUS_DATASOURCE_JDBC_URL is not set");
  }

  private static String said(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = QuietCommand.run(arguments, new PrintStream(out, true, UTF_8));
    return code + " " + out.toString(UTF_8);
  }

  /** Uses tables of its own, so that no runner of another test finds these quizzes. */
  private static Connection database() throws SQLException {
    TestPlatform platform = new TestPlatform();
    platform.init(Map.of("database", "quiz"));
    Map<String, String> servers = platform.start();
    String url = servers.get("quarkus.datasource.jdbc.url");
    String owner = servers.get("quarkus.flyway.username");
    String password = servers.get("quarkus.flyway.password");
    Flyway.configure()
        .dataSource(url, owner, password)
        .schemas(SCHEMA)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    return DriverManager.getConnection(url + "?currentSchema=" + SCHEMA, owner, password);
  }

  private static long quiz(
      Connection database, String start, String status, String held, String deleted)
      throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(QUIZ.formatted(start, status, held, deleted))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
