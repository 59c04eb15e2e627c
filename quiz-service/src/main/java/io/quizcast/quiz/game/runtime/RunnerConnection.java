package io.quizcast.quiz.game.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC connection of a runner. Has short timeouts and is never reused after a failure. Plain
 * JDBC, because a batch must be one statement whose outcome is known. Confined to one thread.
 */
public final class RunnerConnection implements AutoCloseable {
  private static final int SLOW_MS = 30_000;
  private static final int NETWORK_MS = 3_000;

  private final Database database;
  private @Nullable Connection connection;

  /** Address and credentials of the quiz database. */
  public record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return url;
    }
  }

  public RunnerConnection(Database database) {
    this.database = database;
  }

  public Connection get() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = open();
      connection = open;
    }
    return open;
  }

  private Connection open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("user", database.user());
    settings.setProperty("password", database.password());
    settings.setProperty("ApplicationName", "game-runner");
    settings.setProperty("connectTimeout", "2");
    settings.setProperty("socketTimeout", "3");
    settings.setProperty("tcpKeepAlive", "true");
    settings.setProperty("prepareThreshold", "2");
    settings.setProperty(
        "options",
        "-c statement_timeout=1000 -c lock_timeout=1000"
            + " -c idle_in_transaction_session_timeout=1000");
    return DriverManager.getConnection(database.url(), settings);
  }

  /**
   * Runs work with a statement timeout of 30 s, such as loading games or writing the results of a
   * large one.
   */
  public <T> T slowly(Work<T> work) throws SQLException {
    Connection open = get();
    open.setNetworkTimeout(Runnable::run, SLOW_MS + NETWORK_MS);
    set(open, SLOW_MS);
    T result = work.on(open);
    set(open, 1_000);
    open.setNetworkTimeout(Runnable::run, NETWORK_MS);
    return result;
  }

  private static void set(Connection open, int timeoutMs) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("SET statement_timeout = " + timeoutMs);
    }
  }

  /** Work on the connection. */
  public interface Work<T> {
    T on(Connection open) throws SQLException;
  }

  /** Aborts the connection, because its state after a failure is unknown. */
  public void discard() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        // A failure does not matter, because the connection is discarded anyway.
      }
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // A failure does not matter, because the connection is discarded anyway.
      }
    }
  }
}
