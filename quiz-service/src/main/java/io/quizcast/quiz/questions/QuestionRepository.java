package io.quizcast.quiz.questions;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class QuestionRepository implements PanacheRepositoryBase<Question, Long> {

  /** The own questions of a quiz in the author's order. */
  public Uni<List<Question>> ofQuiz(long quizId) {
    return list("quizId", Sort.ascending("position"), quizId);
  }

  public Uni<Long> countOwn(long quizId) {
    return count("quizId", quizId);
  }

  /** Questions of the pool that a game of this quiz could still take. */
  public Uni<Long> stock(long quizId) {
    return count(
        "quizId is null and deletedAt is null and usedAt is null"
            + " and (reservedBy is null or reservedBy = ?1)",
        quizId);
  }

  /** How many questions of the quiz have been shown to players. */
  public Uni<Long> countAsked(long quizId) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT count(*) FROM quiz_question_history WHERE quiz_id = ?1", Long.class)
                    .setParameter(1, quizId)
                    .getSingleResult());
  }

  /** Copies the own questions of one quiz to another, unused. */
  public Uni<Integer> copyOwn(long fromQuiz, long toQuiz) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        INSERT INTO questions (quiz_id, position, texts, correct_option,
                          time_limit_sec, point_value, difficulty, category, tags, source, licence,
                          fingerprint)
                        SELECT ?2, position, texts, correct_option, time_limit_sec, point_value,
                          difficulty, category, tags, source, licence, fingerprint
                        FROM questions WHERE quiz_id = ?1
                        """)
                    .setParameter(1, fromQuiz)
                    .setParameter(2, toQuiz)
                    .executeUpdate());
  }
}
