package io.quizcast.quiz.standings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.quiz.quizzes.Quiz;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What happened in a game, counted from its answers and results. */
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
      SELECT h.question_order, h.question_id, q.difficulty, q.quiz_id IS NULL AS pool,
        count(a.user_id) AS total,
        count(*) FILTER (WHERE a.is_eliminated) AS out,
        count(*) FILTER (WHERE a.elimination_reason IN ('time_exceeded', 'no_answer_timeout'))
          AS by_timeout,
        count(*) FILTER (WHERE a.elimination_reason = 'incorrect_answer') AS by_wrong,
        count(*) FILTER (WHERE a.elimination_reason = 'disconnected') AS by_loss,
        count(*) FILTER (WHERE a.selected_option >= 0) AS answered,
        CAST(coalesce(sum(a.response_time_ms) FILTER (WHERE a.selected_option >= 0), 0) AS bigint)
          AS time,
        count(*) FILTER (WHERE a.is_correct AND NOT a.is_eliminated) AS passed
      FROM quiz_question_history h
      JOIN questions q ON q.id = h.question_id
      LEFT JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
      WHERE h.quiz_id = ?1
      GROUP BY h.question_order, h.question_id, q.difficulty, q.quiz_id
      ORDER BY h.question_order
      """;

  /** Averages are over what was really there: all players, all given answers, all played rounds. */
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

  /** {@code passRate} is 0…1, and 0 for a round without players. */
  record Round(
      int questionNumber,
      long questionId,
      int difficulty,
      long eliminatedCount,
      long byTimeout,
      long byWrongAnswer,
      double avgResponseMs,
      long totalAnswers,
      double passRate) {}

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
      long out,
      long byTimeout,
      long byWrong,
      long byLoss,
      long answered,
      long time,
      long passed) {

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
          whole(columns[11]));
    }

    Round round() {
      return new Round(
          number,
          questionId,
          difficulty,
          out,
          byTimeout,
          byWrong,
          ratio(time, answered),
          total,
          ratio(passed, total));
    }
  }

  Uni<Report> of(Quiz quiz) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(PLAYERS, Object[].class)
                    .setParameter(1, quiz.id)
                    .getSingleResult()
                    .chain(
                        players ->
                            session
                                .createNativeQuery(QUESTIONS, Object[].class)
                                .setParameter(1, quiz.id)
                                .getResultList()
                                .map(rows -> report(quiz.id, players, rows))));
  }

  private static Report report(long quizId, Object[] players, List<Object[]> rows) {
    List<Row> rounds = rows.stream().map(Row::of).toList();
    long answered = rounds.stream().mapToLong(Row::answered).sum();
    long time = rounds.stream().mapToLong(Row::time).sum();
    long out = rounds.stream().mapToLong(Row::out).sum();
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
        rounds.stream().map(Row::round).toList(),
        new Reasons(timeout, wrong, lost, Math.max(0, out - timeout - wrong - lost)),
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

  private static long whole(Object column) {
    return ((Number) column).longValue();
  }
}
