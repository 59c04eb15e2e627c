package io.quizcast.quiz.questions;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads and writes questions. */
@ApplicationScoped
public class QuestionRepository implements PanacheRepositoryBase<QuestionEntity, Long> {

  /** The own questions of a quiz, in the order set by its author. */
  public Uni<List<QuestionEntity>> ofQuiz(long quizId) {
    return list("quizId", Sort.ascending("position"), quizId);
  }

  public Uni<Long> countOwn(long quizId) {
    return count("quizId", quizId);
  }

  /** Number of pool questions that a game of this quiz could still use. */
  public Uni<Long> countAvailable(long quizId) {
    return count(
        "quizId is null and deletedAt is null and archivedAt is null and usedAt is null"
            + " and (reservedBy is null or reservedBy = ?1)",
        quizId);
  }

  /** Number of questions of the quiz that players have seen. */
  public Uni<Long> countAsked(long quizId) {
    return Sql.list(
            Long.class, "SELECT count(*) FROM quiz_question_history WHERE quiz_id = ?1", quizId)
        .map(List::getFirst);
  }

  /** Copies the own questions of one quiz to another and marks the copies as unused. */
  public Uni<Integer> copyOwn(long fromQuiz, long toQuiz) {
    return Sql.update(
        """
            INSERT INTO questions (quiz_id, position, texts, correct_option,
              time_limit_sec, point_value, difficulty, category, tags, source, licence,
              explanation_source, fingerprint)
            SELECT ?2, position, texts, correct_option, time_limit_sec, point_value,
              difficulty, category, tags, source, licence, explanation_source, fingerprint
            FROM questions WHERE quiz_id = ?1
            """,
        fromQuiz,
        toQuiz);
  }
}
