package io.quizcast.quiz.game.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuietCommandTest {
  private static final String QUIZ =
      """
      INSERT INTO quizzes (title, scheduled_time, status, held_reason, deleted_at, partition)
      VALUES ('t', now() + interval '%s', '%s', %s, %s, 0) RETURNING id
      """;

  @Test
  void quietWaitsForLiveGamesAndForGamesThatStartSoon() throws SQLException {
    try (Connection database = database()) {
      // The transaction is rolled back, so that no runner of another test finds these quizzes.
      database.setAutoCommit(false);
      long running = quiz(database, "-5 min", "in_progress", "NULL", "NULL");
      long soon = quiz(database, "19 min", "scheduled", "NULL", "NULL");
      long overdue = quiz(database, "-1 min", "scheduled", "NULL", "NULL");
      long later = quiz(database, "21 min", "scheduled", "NULL", "NULL");
      long held = quiz(database, "-5 min", "in_progress", "'broken'", "NULL");
      long over = quiz(database, "-50 min", "completed", "NULL", "NULL");
      long deleted = quiz(database, "5 min", "scheduled", "NULL", "now()");
      assertThat(QuietCommand.live(database, Duration.ofMinutes(20)))
          .contains(running, soon, overdue)
          .doesNotContain(later, held, over, deleted);
      database.rollback();
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

  private static Connection database() throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
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
