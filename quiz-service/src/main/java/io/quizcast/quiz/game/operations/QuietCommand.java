package io.quizcast.quiz.game.operations;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until no game is live and none is about to start, so that a rollout disturbs no game. Exits
 * with code 0 at that moment, or 2 on failure. Uses the database settings of the service but does
 * not start it.
 */
public final class QuietCommand {
  private static final String OPTION = "--starting-within=";
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

  /** Held games are not waited for, because an operator may need the rollout to resolve them. */
  private static final String LIVE =
      """
      SELECT id FROM quizzes
      WHERE deleted_at IS NULL AND held_reason IS NULL
        AND (status = 'in_progress'
          OR status = 'scheduled' AND scheduled_time < now() + make_interval(secs => ?))
      ORDER BY id
      """;

  private QuietCommand() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  public static int run(String[] args, PrintStream out) {
    if (args.length != 1 || !args[0].matches(OPTION + "\\d{1,4}m")) {
      out.println("usage: quiet " + OPTION + "MINUTESm");
      return 2;
    }
    String minutes = args[0].substring(OPTION.length(), args[0].length() - 1);
    try {
      await(Duration.ofMinutes(Long.parseLong(minutes)), out);
      out.println("quiet");
      return 0;
    } catch (SQLException | IllegalStateException e) {
      out.println("failed: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static void await(Duration ahead, PrintStream out)
      throws SQLException, InterruptedException {
    List<Long> before = List.of();
    while (true) {
      List<Long> live = new ArrayList<>();
      // Opens a new connection for each poll, because the wait may outlast a fail-over.
      try (Connection database =
          DriverManager.getConnection(
              required("QUARKUS_DATASOURCE_JDBC_URL"),
              required("QUARKUS_DATASOURCE_USERNAME"),
              required("QUARKUS_DATASOURCE_PASSWORD"))) {
        live.addAll(live(database, ahead));
      }
      if (live.isEmpty()) {
        return;
      }
      if (!live.equals(before)) {
        out.println("waits for quizzes " + live);
        before = live;
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  /** The quizzes that are running or start within the given time. */
  public static List<Long> live(Connection database, Duration ahead) throws SQLException {
    List<Long> live = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(LIVE)) {
      query.setDouble(1, ahead.toSeconds());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          live.add(rows.getLong(1));
        }
      }
    }
    return live;
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
