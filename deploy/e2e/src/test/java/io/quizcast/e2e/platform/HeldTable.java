package io.quizcast.e2e.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Locks a table until it is released, so that writers wait in the middle of their transaction. */
public final class HeldTable implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Connection holder;
  private final Connection watch;
  private final String table;

  public HeldTable(RunningPlatform platform, String database, String table)
      throws SQLException, IOException {
    this.table = table;
    watch = platform.database(database);
    holder = platform.database(database);
    holder.setReadOnly(false);
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
    }
  }

  /** Returns when a statement that contains this word is waiting for the table. */
  public void awaitSomebody(String word) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try (Statement statement = watch.createStatement();
                  ResultSet waiting =
                      statement.executeQuery(
                          "SELECT count(*) FROM pg_stat_activity a JOIN pg_locks l USING (pid)"
                              + " WHERE NOT l.granted AND l.relation = '%s'::regclass"
                                  .formatted(table)
                              + " AND a.query LIKE '%"
                              + word
                              + "%'")) {
                return waiting.next() && waiting.getLong(1) > 0;
              }
            });
  }

  public void release() throws SQLException {
    holder.rollback();
  }

  @Override
  public void close() throws SQLException {
    watch.close();
    holder.close();
  }
}
