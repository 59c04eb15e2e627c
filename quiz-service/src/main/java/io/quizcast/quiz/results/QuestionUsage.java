package io.quizcast.quiz.results;

import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads in which games a question was asked and how it was answered. */
@ApplicationScoped
class QuestionUsage {
  /** Selects only finished games, because in a running one the question could still be open. */
  private static final String GAMES =
      """
      SELECT h.quiz_id, z.title, h.question_order, h.asked_at, count(a.user_id),
        count(*) FILTER (WHERE a.is_correct AND NOT a.is_eliminated),
        count(*) FILTER (WHERE a.selected_option < 0),
        CAST(coalesce(avg(a.response_time_ms) FILTER (WHERE a.selected_option >= 0), 0) AS float8)
      FROM quiz_question_history h
      JOIN quizzes z ON z.id = h.quiz_id AND z.rehearsal_of IS NULL AND z.status = 'completed'
      LEFT JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
      WHERE h.question_id = ?1
      GROUP BY h.quiz_id, z.title, h.question_order, h.asked_at
      ORDER BY h.asked_at DESC LIMIT 50
      """;

  private static final String OPTIONS =
      """
      SELECT a.selected_option, count(*)
      FROM quiz_question_history h
      JOIN quizzes z ON z.id = h.quiz_id AND z.rehearsal_of IS NULL AND z.status = 'completed'
      JOIN user_answers a ON a.quiz_id = h.quiz_id AND a.question_id = h.question_id
      WHERE h.question_id = ?1 AND a.selected_option >= 0
      GROUP BY a.selected_option
      """;

  private static final String OPTION_COUNT =
      """
      SELECT CAST(max(jsonb_array_length(w.value -> 'options')) AS int)
      FROM questions q, jsonb_each(q.texts) w WHERE q.id = ?1 AND w.value -> 'options' IS NOT NULL
      """;

  /**
   * How one question was used.
   *
   * @param optionHistogram answers per option in all these games
   */
  record Report(long questionId, List<Game> games, List<Long> optionHistogram) {}

  /**
   * A game in which the question was asked.
   *
   * @param passRate 0…1; 0 without players
   */
  record Game(
      long quizId,
      String title,
      int questionNumber,
      Instant askedAt,
      long inPlay,
      long passed,
      double passRate,
      long noAnswer,
      double avgResponseMs) {
    static Game of(Object[] row) {
      long inPlay = ((Number) row[4]).longValue();
      long passed = ((Number) row[5]).longValue();
      return new Game(
          ((Number) row[0]).longValue(),
          (String) row[1],
          ((Number) row[2]).intValue(),
          row[3] instanceof Instant instant ? instant : ((OffsetDateTime) row[3]).toInstant(),
          inPlay,
          passed,
          inPlay == 0 ? 0 : (double) passed / inPlay,
          ((Number) row[6]).longValue(),
          ((Number) row[7]).doubleValue());
    }
  }

  /** Lists the newest games first. Refuses an unknown question with 404. */
  Uni<Report> of(long questionId) {
    return Sql.list(Integer.class, OPTION_COUNT, questionId)
        .chain(
            options -> {
              if (options.isEmpty() || options.getFirst() == null) {
                throw Refusal.notFound();
              }
              return Uni.combine()
                  .all()
                  .unis(Sql.rows(GAMES, questionId), Sql.rows(OPTIONS, questionId))
                  .usingConcurrencyOf(1)
                  .with(
                      (games, counts) ->
                          new Report(
                              questionId,
                              games.stream().map(Game::of).toList(),
                              histogram(options.getFirst(), counts)));
            });
  }

  private static List<Long> histogram(int options, List<Object[]> counts) {
    List<Long> histogram = new ArrayList<>(Collections.nCopies(options, 0L));
    for (Object[] row : counts) {
      int option = ((Number) row[0]).intValue();
      if (option < options) {
        histogram.set(option, ((Number) row[1]).longValue());
      }
    }
    return histogram;
  }
}
