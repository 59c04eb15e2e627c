package io.quizcast.e2e.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the statements that services sent to PostgreSQL. A crash of PostgreSQL resets the counts.
 */
public final class Reads {
  private static final List<String> DATABASES = List.of("auth", "users", "quiz");
  private static final String SQL =
      "SELECT regexp_replace(left(query, 160), '\\s+', ' ', 'g'), sum(calls) FROM"
          + " pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname ="
          + " current_database() AND query ILIKE 'select%' GROUP BY 1";

  private final RunningPlatform platform;
  private final Map<String, Long> before;
  private final long since = System.nanoTime();

  public Reads(RunningPlatform platform) throws SQLException, IOException {
    this.platform = platform;
    this.before = now();
  }

  /** Statements with at least that many calls. Periodic tasks always cause a few per second. */
  public Map<String, Long> atLeast(long calls) throws SQLException, IOException {
    return beyond(Map.of(), calls);
  }

  /**
   * Statements that were called more often than in an idle period of the same length, with the
   * difference.
   */
  public Map<String, Long> beyond(Map<String, Double> usualPerSecond, long calls)
      throws SQLException, IOException {
    Map<String, Long> reads = sinceThen();
    double seconds = seconds();
    reads.replaceAll(
        (statement, count) ->
            count - Math.round(seconds * usualPerSecond.getOrDefault(statement, 0.0)));
    reads.values().removeIf(count -> count < calls);
    return reads;
  }

  /** Calls a second of each statement. */
  public Map<String, Double> perSecond() throws SQLException, IOException {
    Map<String, Double> rates = new TreeMap<>();
    double seconds = seconds();
    sinceThen().forEach((statement, count) -> rates.put(statement, count / seconds));
    return rates;
  }

  private double seconds() {
    return (System.nanoTime() - since) / 1e9;
  }

  private Map<String, Long> sinceThen() throws SQLException, IOException {
    Map<String, Long> reads = now();
    reads.replaceAll((statement, count) -> count - before.getOrDefault(statement, 0L));
    return reads;
  }

  private Map<String, Long> now() throws SQLException, IOException {
    Map<String, Long> reads = new TreeMap<>();
    for (String name : DATABASES) {
      try (Connection database = platform.database(name);
          Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery(SQL)) {
        while (rows.next()) {
          reads.put(name + ": " + rows.getString(1), rows.getLong(2));
        }
      }
    }
    return reads;
  }
}
