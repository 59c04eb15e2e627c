package io.quizcast.quiz.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the statistics of a game from its answers and results. */
@ApplicationScoped
class GameStatistics {
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

  /**
   * The statistics of a game. The averages are taken over all players, all given answers, or all
   * rounds with players.
   */
  record Report(
      long quizId,
      long totalParticipants,
      long totalWinners,
      long totalEliminated,
      double avgResponseTimeMs,
      double avgCorrectAnswers,
      List<Round> eliminationsByQuestion,
      Reasons eliminationReasons,
      Levels difficultyDistribution,
      long poolQuestionsUsed,
      double avgPassRate) {}

  /**
   * @param passRate 0…1, and 0 for a round without players
   * @param inPlay players who could answer
   * @param passed players who stayed in
   * @param optionHistogram answers per option id
   * @param responseHistogram given answers per half second, the first number being those within 0.5
   *     s; empty if nobody answered
   * @param noAnswer players who did not answer
   * @param discrimination −1…1; 0 for the first question and if it is undefined
   */
  record Round(
      int questionNumber,
      long questionId,
      int difficulty,
      long eliminatedCount,
      long byTimeout,
      long byWrongAnswer,
      double avgResponseMs,
      long totalAnswers,
      double passRate,
      long inPlay,
      long passed,
      List<Long> optionHistogram,
      long noAnswer,
      double discrimination,
      Percentiles responsePercentilesMs,
      List<Long> responseHistogram) {}

  /** Statistics of the response times of given answers; all 0 if nobody answered. */
  record Percentiles(long p50, long p90, long p99) {}

  record Reasons(long timeout, long wrongAnswer, long disconnected, long other) {}

  record Levels(
      @JsonProperty("difficulty_1") long first,
      @JsonProperty("difficulty_2") long second,
      @JsonProperty("difficulty_3") long third,
      @JsonProperty("difficulty_4") long fourth,
      @JsonProperty("difficulty_5") long fifth) {}

  private record Row(
      int number,
      long questionId,
      int difficulty,
      boolean pool,
      long total,
      long eliminated,
      long byTimeout,
      long byWrong,
      long byLoss,
      long answered,
      long time,
      long passed,
      Percentiles percentiles) {

    static Row of(Object[] columns) {
      return new Row(
          ((Number) columns[0]).intValue(),
          whole(columns[1]),
          ((Number) columns[2]).intValue(),
          (Boolean) columns[3],
          whole(columns[4]),
          whole(columns[5]),
          whole(columns[6]),
          whole(columns[7]),
          whole(columns[8]),
          whole(columns[9]),
          whole(columns[10]),
          whole(columns[11]),
          new Percentiles(orZero(columns[12]), orZero(columns[13]), orZero(columns[14])));
    }

    Round round(
        Map<Integer, List<Long>> options,
        Map<Integer, List<Long>> times,
        Map<Integer, Double> discrimination) {
      return new Round(
          number,
          questionId,
          difficulty,
          eliminated,
          byTimeout,
          byWrong,
          ratio(time, answered),
          total,
          ratio(passed, total),
          total,
          passed,
          options.getOrDefault(number, List.of()),
          total - answered,
          discrimination.getOrDefault(number, 0.0),
          percentiles,
          times.getOrDefault(number, List.of()));
    }
  }

  Uni<Report> of(QuizEntity quiz) {
    return rows(PLAYERS, quiz.id)
        .chain(
            players ->
                rows(QUESTIONS, quiz.id)
                    .chain(
                        questions ->
                            rows(OPTIONS, quiz.id)
                                .chain(
                                    options ->
                                        rows(TIMES, quiz.id)
                                            .chain(
                                                times ->
                                                    rows(DISCRIMINATION, quiz.id)
                                                        .map(
                                                            separation ->
                                                                report(
                                                                    quiz.id,
                                                                    players.getFirst(),
                                                                    questions,
                                                                    histograms(options),
                                                                    histograms(times),
                                                                    byNumber(separation)))))));
  }

  private static Uni<List<Object[]>> rows(String query, long quizId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(query, Object[].class)
                    .setParameter(1, quizId)
                    .getResultList());
  }

  /** The counts of each question by option or by half second, with 0 where no row is. */
  private static Map<Integer, List<Long>> histograms(List<Object[]> rows) {
    Map<Integer, List<Long>> byNumber = new HashMap<>();
    for (Object[] row : rows) {
      List<Long> counts =
          byNumber.computeIfAbsent(((Number) row[0]).intValue(), _ -> new ArrayList<>());
      int index = ((Number) row[1]).intValue();
      while (counts.size() < index) {
        counts.add(0L);
      }
      counts.add(whole(row[2]));
    }
    return byNumber;
  }

  private static Map<Integer, Double> byNumber(List<Object[]> rows) {
    Map<Integer, Double> byNumber = new HashMap<>();
    rows.forEach(
        row -> byNumber.put(((Number) row[0]).intValue(), ((Number) row[1]).doubleValue()));
    return byNumber;
  }

  private static Report report(
      long quizId,
      Object[] players,
      List<Object[]> rows,
      Map<Integer, List<Long>> options,
      Map<Integer, List<Long>> times,
      Map<Integer, Double> discrimination) {
    List<Row> rounds = rows.stream().map(Row::of).toList();
    long answered = rounds.stream().mapToLong(Row::answered).sum();
    long time = rounds.stream().mapToLong(Row::time).sum();
    long eliminated = rounds.stream().mapToLong(Row::eliminated).sum();
    long timeout = rounds.stream().mapToLong(Row::byTimeout).sum();
    long wrong = rounds.stream().mapToLong(Row::byWrong).sum();
    long lost = rounds.stream().mapToLong(Row::byLoss).sum();
    return new Report(
        quizId,
        whole(players[0]),
        whole(players[1]),
        whole(players[2]),
        ratio(time, answered),
        ((Number) players[3]).doubleValue(),
        rounds.stream().map(row -> row.round(options, times, discrimination)).toList(),
        new Reasons(timeout, wrong, lost, Math.max(0, eliminated - timeout - wrong - lost)),
        new Levels(
            level(rounds, 1),
            level(rounds, 2),
            level(rounds, 3),
            level(rounds, 4),
            level(rounds, 5)),
        rounds.stream().filter(Row::pool).count(),
        rounds.stream()
            .filter(row -> row.total() > 0)
            .mapToDouble(row -> ratio(row.passed(), row.total()))
            .average()
            .orElse(0));
  }

  private static long level(List<Row> rounds, int difficulty) {
    return rounds.stream().filter(row -> row.difficulty() == difficulty).count();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static long orZero(@Nullable Object column) {
    return column == null ? 0 : whole(column);
  }

  private static long whole(Object column) {
    return ((Number) column).longValue();
  }
}
