package io.quizcast.quiz.standings;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.questions.Question;
import io.quizcast.quiz.quizzes.Quiz;
import io.quizcast.quiz.quizzes.QuizStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AskedQuestions implements PanacheRepositoryBase<AskedEntry, AskedEntry.Key> {

  /**
   * In the order they were asked. While the game runs the newest one is left out: it may still be
   * open, and no answer over HTTP may tell its right option.
   */
  Uni<List<AskedQuestion>> of(Quiz quiz) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select a, q from AskedEntry a join Question q on q.id = a.questionId"
                            + " where a.quizId = ?1 order by a.questionOrder",
                        Object[].class)
                    .setParameter(1, quiz.id)
                    .getResultList())
        .map(
            rows -> {
              boolean running = quiz.status == QuizStatus.IN_PROGRESS && !rows.isEmpty();
              return rows.subList(0, running ? rows.size() - 1 : rows.size()).stream()
                  .map(
                      row -> {
                        AskedEntry entry = (AskedEntry) row[0];
                        return AskedQuestion.of(
                            quiz.id, entry.questionOrder, entry.askedAt, (Question) row[1]);
                      })
                  .toList();
            });
  }
}
