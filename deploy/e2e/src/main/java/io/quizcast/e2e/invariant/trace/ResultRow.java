package io.quizcast.e2e.invariant.trace;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * One row of the results.
 *
 * @param onQuestion the number of the question that eliminated the player; 0 if none did
 */
public record ResultRow(boolean eliminated, int onQuestion) {
  static final ResultRow NONE = new ResultRow(false, 0);

  /** The result rows of the game, by user id. */
  public static Map<Long, ResultRow> of(GameTrace trace) throws SQLException {
    Map<Long, ResultRow> rows = new HashMap<>();
    String sql =
        "SELECT user_id, is_eliminated, coalesce(eliminated_on_question, 0) FROM results"
            + " WHERE quiz_id = ?";
    try (PreparedStatement statement = trace.evidence().database().prepareStatement(sql)) {
      statement.setLong(1, trace.quizId());
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.put(found.getLong(1), new ResultRow(found.getBoolean(2), found.getInt(3)));
        }
      }
    }
    return rows;
  }
}
