package io.quizcast.quiz.results;

import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what the statistics of a game are computed from, one query after the other. */
@ApplicationScoped
class StatisticsQueries {
  private static final String PLAYERS =
      """
      SELECT count(*), count(*) FILTER (WHERE is_winner), count(*) FILTER (WHERE is_eliminated),
        CAST(coalesce(avg(correct_answers), 0) AS float8)
      FROM results WHERE quiz_id = ?1
      """;

  private static final String QUESTIONS =
      """
      SELECT h.question_order, h.question_id, coalesce(h.difficulty, q.difficulty) AS difficulty,
        q.quiz_id IS NULL AS pool,
        count(a.user_id) AS total,
        count(*) FILTER (WHERE a.is_eliminated) AS eliminated,
        count(*) FILTER (WHERE a.elimination_reason IN ('time_exceeded', 'no_answer_timeout'))
          AS by_timeout,
        count(*) FILTER (WHERE a.elimination_reason = 'incorrect_answer') AS by_wrong,
        count(*) FILTER (WHERE a.elimination_reason = 'disconnected') AS by_loss,
        count(*) FILTER (WHERE a.selected_option >= 0) AS answered,
        CAST(coalesce(sum(a.response_time_ms) FILTER (WHERE a.selected_option >= 0), 0) AS bigint)
          AS time,
        count(*) FILTER (WHERE a.is_correct AND NOT a.is_eliminated) AS passed,
        CAST(percentile_disc(0.5) WITHIN GROUP (ORDER BY a.response_time_ms)
          FILTER (WHERE a.selected_option >= 0) AS bigint) AS p50,
        CAST(percentile_disc(0.9) WITHIN GROUP (ORDER BY a.response_time_ms)
          FILTER (WHERE a.selected_option >= 0) AS bigint) AS p90,
        CAST(percentile_disc(0.99) WITHIN GROUP (ORDER BY a.response_time_ms)
          FILTER (WHERE a.selected_option >= 0) AS bigint) AS p99
      FROM quiz_question_history h
      JOIN questions q ON q.id = h.question_id
      LEFT JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
      WHERE h.quiz_id = ?1
      GROUP BY h.question_order, h.question_id, h.difficulty, q.difficulty, q.quiz_id
      ORDER BY h.question_order
      """;

  /** Counts how often each option was chosen; an option that nobody chose has a row with 0. */
  private static final String OPTIONS =
      """
      SELECT h.question_order, o.option, count(a.user_id)
      FROM quiz_question_history h
      JOIN questions q ON q.id = h.question_id
      CROSS JOIN LATERAL generate_series(0, (
        SELECT CAST(max(jsonb_array_length(w.value -> 'options')) AS int) - 1
        FROM jsonb_each(q.texts) w WHERE w.value -> 'options' IS NOT NULL)) AS o(option)
      LEFT JOIN user_answers a
        ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id AND a.selected_option = o.option
      WHERE h.quiz_id = ?1
      GROUP BY h.question_order, o.option ORDER BY h.question_order, o.option
      """;

  /** Counts given answers by the half second in which they arrived. */
  private static final String TIMES =
      """
      SELECT h.question_order, CAST(least(a.response_time_ms / 500, 240) AS int), count(*)
      FROM quiz_question_history h
      JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
      WHERE h.quiz_id = ?1 AND a.selected_option >= 0
      GROUP BY 1, 2 ORDER BY 1, 2
      """;

  /**
   * How well a question separates strong players from weak ones: the correlation between passing it
   * and the speed of a player's earlier answers in this game. Scores cannot be used, because all
   * players who are still in have the same score.
   */
  private static final String DISCRIMINATION =
      """
      WITH given AS (
        SELECT h.question_order AS number, a.user_id, a.response_time_ms,
          CASE WHEN a.is_correct AND NOT a.is_eliminated THEN 1 ELSE 0 END AS passed
        FROM quiz_question_history h
        JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
        WHERE h.quiz_id = ?1
      ), before AS (
        SELECT number, passed, avg(response_time_ms) OVER (
          PARTITION BY user_id ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS t
        FROM given
      )
      SELECT number, CAST(coalesce(corr(passed, -t), 0) AS float8) FROM before GROUP BY number
      """;

  Uni<GameStatistics.Report> of(QuizEntity quiz) {
    return Uni.combine()
        .all()
        .unis(
            Sql.rows(PLAYERS, quiz.id),
            Sql.rows(QUESTIONS, quiz.id),
            Sql.rows(OPTIONS, quiz.id),
            Sql.rows(TIMES, quiz.id),
            Sql.rows(DISCRIMINATION, quiz.id))
        .usingConcurrencyOf(1)
        .with(
            (players, questions, options, times, separation) ->
                GameStatistics.of(
                    quiz.id, players.getFirst(), questions, options, times, separation));
  }
}
