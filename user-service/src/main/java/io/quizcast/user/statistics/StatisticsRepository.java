package io.quizcast.user.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.AskedQuestion;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.quizcast.user.leaderboard.Board;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;

/** Running totals; each game of a player is counted once. */
@ApplicationScoped
public class StatisticsRepository implements PanacheRepositoryBase<PlayerStatisticsEntity, Long> {
  // One statement for a record of thousands of results. The insert decides which results are new,
  // and only those are added. They are ordered by user id, because consumers that update the same
  // players could deadlock otherwise.
  private static final String COUNT =
      """
      with given as (
        select r.* from jsonb_to_recordset(cast(cast(?3 as text) as jsonb)) as r(
          user_id bigint, score bigint, correct_answers bigint, total_questions bigint, rank bigint,
          is_winner boolean, prize_fund bigint, is_eliminated boolean, eliminated_on_question int,
          elimination_reason text, answer_time_ms bigint, prize_hold_reason text)
        where not exists (select 1 from deleted_users d where d.user_id = r.user_id)
        order by r.user_id),
      fresh as (
        insert into game_results (user_id, quiz_id, score, correct_answers, total_questions, rank,
          is_winner, prize_fund, is_eliminated, eliminated_on_question, elimination_reason,
          answer_time_ms, completed_at)
        select user_id, cast(?1 as bigint), score, correct_answers, total_questions, rank,
          is_winner, prize_fund, is_eliminated, eliminated_on_question, elimination_reason,
          answer_time_ms, cast(cast(?2 as text) as timestamptz)
        from given
        on conflict (quiz_id, user_id) do nothing
        returning user_id, score, is_winner, prize_fund),
      prizes as (
        insert into prizes (quiz_id, user_id, status, amount, reason, changed_at)
        select cast(?1 as bigint), user_id,
          case when prize_hold_reason is null then 'pending' else 'held' end, given.prize_fund,
          prize_hold_reason, cast(cast(?2 as text) as timestamptz)
        from fresh join given using (user_id)
        where given.prize_fund > 0 or prize_hold_reason is not null order by user_id
        on conflict (quiz_id, user_id) do nothing),
      periods as (
        insert into period_statistics as total (period, user_id, games_played, wins_count,
          total_prize_won)
        select p.name, user_id, 1, case when is_winner then 1 else 0 end, prize_fund
        from fresh cross join (values (?4), (?5), (?6)) as p(name) where p.name <> ''
        order by p.name, user_id
        on conflict (period, user_id) do update set
          games_played = total.games_played + 1,
          wins_count = total.wins_count + excluded.wins_count,
          total_prize_won = total.total_prize_won + excluded.total_prize_won),
      boards as (
        insert into leaderboard_changes as change (board, user_id)
        select b.name, user_id
        from fresh cross join (values ('all'), (?4), (?5), (?6)) as b(name) where b.name <> ''
        order by b.name, user_id
        on conflict (board, user_id) do update set touched = change.touched + 1)
      insert into player_statistics as total (user_id, games_played, total_score, highest_score,
        wins_count, total_prize_won)
      select user_id, 1, score, score, case when is_winner then 1 else 0 end, prize_fund
      from fresh order by user_id
      on conflict (user_id) do update set
        games_played = total.games_played + 1,
        total_score = total.total_score + excluded.total_score,
        highest_score = greatest(total.highest_score, excluded.highest_score),
        wins_count = total.wins_count + excluded.wins_count,
        total_prize_won = total.total_prize_won + excluded.total_prize_won
      returning user_id, games_played, total_score, highest_score, wins_count, total_prize_won
      """;

  private static final String ASKED =
      """
      insert into asked_questions (quiz_id, number, difficulty, category)
      select cast(?1 as bigint), number, difficulty, category
      from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as r(
        number int, difficulty int, category text)
      on conflict (quiz_id, number) do nothing
      """;

  private final ObjectMapper json;

  StatisticsRepository(ObjectMapper json) {
    this.json = json;
  }

  /** Stores the series of a game, which the recomputation of totals needs. Idempotent. */
  Uni<Void> inSeries(long quizId, String series) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into series_games (quiz_id, series) values (?1, ?2)"
                            + " on conflict (quiz_id) do nothing")
                    .setParameter(1, quizId)
                    .setParameter(2, series)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Stores the questions of a game. Idempotent. */
  Uni<Void> asked(long quizId, List<AskedQuestion> questions) {
    String rows;
    try {
      rows = json.writeValueAsString(questions);
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ASKED)
                    .setParameter(1, quizId)
                    .setParameter(2, rows)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Adds the results that were not counted yet and returns the new totals of their players. */
  Uni<List<Statistics>> count(GameResults results) {
    String series = results.series();
    String rows;
    try {
      rows = json.writeValueAsString(results.results());
    } catch (JsonProcessingException e) {
      return Uni.createFrom().failure(e);
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(COUNT, Tuple.class)
                    .setParameter(1, results.quizId())
                    .setParameter(2, results.completedAt().toString())
                    .setParameter(3, rows)
                    .setParameter(4, Board.weekOf(results.completedAt()).name())
                    .setParameter(5, Board.monthOf(results.completedAt()).name())
                    .setParameter(6, series == null ? "" : Board.ofSeries(series).name())
                    .getResultList())
        .map(rowsCounted -> rowsCounted.stream().map(StatisticsRepository::totals).toList());
  }

  private static Statistics totals(Tuple row) {
    return new Statistics(
        number(row, 0),
        number(row, 1),
        number(row, 2),
        number(row, 3),
        number(row, 4),
        number(row, 5));
  }

  private static long number(Tuple row, int column) {
    return ((Number) row.get(column)).longValue();
  }
}
