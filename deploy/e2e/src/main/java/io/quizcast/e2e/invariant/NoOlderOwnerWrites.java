package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that epochs never decrease along the offsets of a partition, and that every offset is
 * decided once, so that a replaced owner writes nothing.
 */
final class NoOlderOwnerWrites implements Invariant {
  private static final String SQL =
      """
      SELECT l.first_offset, l.epoch, l.before, l.ended FROM (
        SELECT g.first_offset, g.epoch, lag(g.epoch) OVER w AS before,
          lag(g.next_offset) OVER w AS ended
        FROM game_log g JOIN quizzes q ON q.partition = g.partition
        WHERE q.id = ? AND g.next_offset > q.first_offset
        WINDOW w AS (ORDER BY g.first_offset)) l
      WHERE l.epoch < l.before OR l.first_offset <> l.ended
      """;

  @Override
  public String statement() {
    return "a replaced owner changes nothing";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    List<String> violations = new ArrayList<>();
    try (PreparedStatement select = trace.evidence().database().prepareStatement(SQL)) {
      select.setLong(1, trace.quizId());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          violations.add(
              "offset %d is of epoch %d behind epoch %d and offset %d"
                  .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
      }
    }
    return violations;
  }
}
