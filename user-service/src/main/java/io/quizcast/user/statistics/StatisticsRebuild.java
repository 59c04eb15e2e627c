package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Running totals from the games themselves, which are never forgotten while their player is here.
 */
@ApplicationScoped
public class StatisticsRebuild {
  /**
   * Counting waits meanwhile; otherwise a game counted during the sum would be taken away again.
   */
  private static final String HOLD = "lock table game_results in share row exclusive mode";

  private static final String CORRECT =
      """
      with counted as (
        select s.user_id, count(g.id) as games, coalesce(sum(g.score), 0) as score,
          coalesce(max(g.score), 0) as highest, count(g.id) filter (where g.is_winner) as wins,
          coalesce(sum(g.prize_fund), 0) as prize
        from player_statistics s left join game_results g on g.user_id = s.user_id
        group by s.user_id),
      corrected as (
        update player_statistics s set games_played = c.games, total_score = c.score,
          highest_score = c.highest, wins_count = c.wins, total_prize_won = c.prize
        from counted c
        where c.user_id = s.user_id
          and (s.games_played, s.total_score, s.highest_score, s.wins_count, s.total_prize_won)
            is distinct from (c.games, c.score, c.highest, c.wins, c.prize)
        returning s.user_id)
      insert into leaderboard_changes as change (board, user_id)
      select 'all', user_id from corrected order by user_id
      on conflict (board, user_id) do update set touched = change.touched + 1
      """;

  /** Within a transaction; how many players' totals were wrong. */
  Uni<Long> run() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD)
                    .executeUpdate()
                    .chain(held -> session.createNativeQuery(CORRECT).executeUpdate()))
        .map(Integer::longValue);
  }
}
