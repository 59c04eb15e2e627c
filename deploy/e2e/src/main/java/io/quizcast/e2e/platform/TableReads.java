package io.quizcast.e2e.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often the tables of each database were read since, by PostgreSQL's own count. */
public final class TableReads {
  private static final List<String> DATABASES = List.of("auth", "users", "quiz");
  private static final String SQL =
      "SELECT relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_user_tables";

  private final RunningPlatform platform;
  private final Map<String, Long> before;

  public TableReads(RunningPlatform platform) throws SQLException, IOException {
    this.platform = platform;
    this.before = now();
  }

  /** By database and table; tables that were not read are left out. */
  public Map<String, Long> since() throws SQLException, IOException {
    Map<String, Long> reads = now();
    reads.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
    reads.values().removeIf(count -> count == 0);
    return reads;
  }

  private Map<String, Long> now() throws SQLException, IOException {
    Map<String, Long> reads = new TreeMap<>();
    for (String name : DATABASES) {
      try (Connection database = platform.database(name);
          Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery(SQL)) {
        while (rows.next()) {
          reads.put(name + "." + rows.getString(1), rows.getLong(2));
        }
      }
    }
    return reads;
  }
}
