package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that the fund is divided completely and evenly among the winners only, and that the ledger
 * agrees.
 */
final class SharesSumToFund implements Invariant {
  private static final String SQL =
      """
      SELECT q.prize_fund,
             (SELECT coalesce(sum(r.prize_fund), 0) FROM results r WHERE r.quiz_id = q.id) AS shared,
             (SELECT count(*) FROM results r WHERE r.quiz_id = q.id AND r.prize_fund > 0) AS paid,
             (SELECT coalesce(max(r.prize_fund) - min(r.prize_fund), 0) FROM results r
               WHERE r.quiz_id = q.id AND r.is_winner) AS unevenness,
             (SELECT count(*) FROM results r
               WHERE r.quiz_id = q.id AND r.prize_fund > 0 AND NOT r.is_winner) AS undeserved,
             (SELECT count(*) FROM (
                SELECT user_id, prize_fund FROM results WHERE quiz_id = q.id AND prize_fund > 0
                EXCEPT
                SELECT user_id, amount FROM prize_ledger WHERE quiz_id = q.id AND kind = 'PENDING'
              ) missing) AS unbooked,
             (SELECT count(*) FROM (
                SELECT user_id, amount FROM prize_ledger
                 WHERE quiz_id = q.id AND kind = 'PENDING' AND amount > 0
                EXCEPT
                SELECT user_id, prize_fund FROM results WHERE quiz_id = q.id
              ) extra) AS overbooked
        FROM quizzes q WHERE q.id = ?
      """;

  @Override
  public String statement() {
    return "shares sum to the fund";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    List<String> violations = new ArrayList<>();
    try (PreparedStatement statement = trace.evidence().database().prepareStatement(SQL)) {
      statement.setLong(1, trace.quizId());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return List.of("quiz " + trace.quizId() + " is not in the database");
        }
        long fund = row.getLong("prize_fund");
        long shared = row.getLong("shared");
        if (row.getLong("paid") > 0 && shared != fund) {
          violations.add("shares sum to %d, the fund is %d".formatted(shared, fund));
        }
        if (row.getLong("unevenness") > 1) {
          violations.add("shares differ by %d units".formatted(row.getLong("unevenness")));
        }
        for (String count : List.of("undeserved", "unbooked", "overbooked")) {
          if (row.getLong(count) > 0) {
            violations.add("%d players have %s shares".formatted(row.getLong(count), count));
          }
        }
      }
    }
    return violations;
  }
}
