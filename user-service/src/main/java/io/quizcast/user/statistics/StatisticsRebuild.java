package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Recomputes the totals from the stored games, which are kept while the player has an account. */
@ApplicationScoped
public class StatisticsRebuild {
  /**
   * Blocks the counting of games. A game that is counted during the recomputation would be missing
   * from the totals.
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

  // Weeks and months are those of the time zone of Almaty. The names are those of {@code Board}.
  private static final String CORRECT_PERIODS =
      """
      with games as (
        select user_id, is_winner, prize_fund, completed_at at time zone 'Asia/Almaty' as day,
          series
        from game_results left join series_games using (quiz_id)),
      counted as (
        select p.name as period, user_id, count(*) as games,
          count(*) filter (where is_winner) as wins, sum(prize_fund) as prize
        from games cross join lateral (values
          (to_char(day, '"w"IYYY-IW')), (to_char(day, '"m"YYYY-MM')), ('s:' || series)) as p(name)
        where p.name is not null
        group by 1, 2),
      corrected as (
        insert into period_statistics as s (period, user_id, games_played, wins_count,
          total_prize_won)
        select period, user_id, games, wins, prize from counted order by period, user_id
        on conflict (period, user_id) do update set games_played = excluded.games_played,
          wins_count = excluded.wins_count, total_prize_won = excluded.total_prize_won
        where (s.games_played, s.wins_count, s.total_prize_won)
          is distinct from (excluded.games_played, excluded.wins_count, excluded.total_prize_won)
        returning period, user_id),
      unfounded as (
        delete from period_statistics s where not exists (
          select 1 from counted c where c.period = s.period and c.user_id = s.user_id)
        returning period, user_id)
      insert into leaderboard_changes as change (board, user_id)
      select * from corrected union select * from unfounded order by 1, 2
      on conflict (board, user_id) do update set touched = change.touched + 1
      """;

  /** Returns how many totals of players, weeks and months were wrong. Runs in a transaction. */
  @WithTransaction
  Uni<Long> run() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(HOLD)
                    .executeUpdate()
                    .chain(held -> session.createNativeQuery(CORRECT).executeUpdate())
                    .chain(
                        totals ->
                            session
                                .createNativeQuery(CORRECT_PERIODS)
                                .executeUpdate()
                                .map(periods -> (long) totals + periods)));
  }
}
