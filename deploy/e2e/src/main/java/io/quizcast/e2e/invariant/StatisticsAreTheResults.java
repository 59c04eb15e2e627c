package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.swarm.game.PlayerStory;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that user-service stores the results of quiz-service, and that each player's totals are
 * the sum of their games, so that no result was lost or counted twice.
 */
final class StatisticsAreTheResults implements Invariant {
  private static final String COLUMNS =
      "user_id || ' score ' || score || ' rank ' || rank || ' winner ' || is_winner"
          + " || ' prize ' || prize_fund || ' out ' || coalesce(eliminated_on_question, 0)";

  private static final String TOTALS =
      """
      SELECT t.user_id || ': '
          || concat_ws(' ', t.games_played, t.total_score, t.wins_count, t.total_prize_won)
          || ' instead of ' || concat_ws(' ', s.games, s.score, s.wins, s.prize)
      FROM player_statistics t JOIN (
        SELECT user_id, count(*) AS games, sum(score) AS score,
          count(*) FILTER (WHERE is_winner) AS wins, sum(prize_fund) AS prize
        FROM game_results WHERE user_id = ANY (?) GROUP BY user_id) s USING (user_id)
      WHERE (t.games_played, t.total_score, t.wins_count, t.total_prize_won)
        IS DISTINCT FROM (s.games, s.score, s.wins, s.prize)
      """;

  @Override
  public String statement() {
    return "statistics match the results";
  }

  @Override
  public List<String> violations(GameTrace trace) throws SQLException {
    Connection users = trace.outside().users();
    Set<String> found = rows(trace.evidence().database(), "results", trace.quizId());
    Set<String> kept = rows(users, "game_results", trace.quizId());
    List<String> violations = new ArrayList<>();
    found.stream()
        .filter(row -> !kept.contains(row))
        .forEach(row -> violations.add("not in the statistics: " + row));
    kept.stream()
        .filter(row -> !found.contains(row))
        .forEach(row -> violations.add("in the statistics alone: " + row));
    totals(users, trace.stories(), violations);
    return violations;
  }

  private static Set<String> rows(Connection database, String table, long quizId)
      throws SQLException {
    Set<String> rows = new TreeSet<>();
    String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE quiz_id = ?";
    try (PreparedStatement select = database.prepareStatement(sql)) {
      select.setLong(1, quizId);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  private static void totals(Connection users, List<PlayerStory> stories, List<String> violations)
      throws SQLException {
    Array ids = users.createArrayOf("bigint", stories.stream().map(PlayerStory::userId).toArray());
    try (PreparedStatement select = users.prepareStatement(TOTALS)) {
      select.setArray(1, ids);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          violations.add("totals of player " + found.getString(1));
        }
      }
    }
  }
}
