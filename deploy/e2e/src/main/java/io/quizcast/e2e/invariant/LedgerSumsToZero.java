package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that the ledger credits exactly the fund when a game has winners, nothing otherwise, and
 * nobody twice.
 */
final class LedgerSumsToZero implements Invariant {
  private static final String SQL =
      """
      SELECT q.prize_fund, count(l.user_id), coalesce(sum(l.amount), 0),
        count(l.user_id) - count(DISTINCT l.user_id),
        (SELECT count(*) FROM results r WHERE r.quiz_id = q.id AND r.is_winner)
      FROM quizzes q LEFT JOIN prize_ledger l ON l.quiz_id = q.id AND l.kind = 'PENDING'
      WHERE q.id = ? GROUP BY q.id
      """;

  @Override
  public String statement() {
    return "fund and ledger sum to zero";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    List<String> violations = new ArrayList<>();
    try (PreparedStatement select = trace.evidence().database().prepareStatement(SQL)) {
      select.setLong(1, trace.quizId());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return List.of("no such quiz");
        }
        long winners = row.getLong(5);
        long owed = winners == 0 ? 0 : row.getLong(1);
        if (row.getLong(3) != owed) {
          violations.add("%d credited, %d owed".formatted(row.getLong(3), owed));
        }
        if (row.getLong(4) != 0) {
          violations.add(row.getLong(4) + " players are credited twice");
        }
        if (row.getLong(2) > winners) {
          violations.add("%d credits for %d winners".formatted(row.getLong(2), winners));
        }
      }
    }
    return violations;
  }
}
