package io.quizcast.quiz.results;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the questions that games have asked. */
@ApplicationScoped
class AskedQuestionRepository
    implements PanacheRepositoryBase<AskedQuestionEntity, AskedQuestionEntity.Key> {

  /**
   * The questions in the order in which they were asked. The newest question of a running game is
   * left out: it may still be open, and no route may show its right option.
   */
  Uni<List<AskedQuestion>> of(QuizEntity quiz) {
    return Sql.select(
            Object[].class,
            "select a, q from AskedQuestionEntity a join QuestionEntity q on q.id = a.questionId"
                + " where a.quizId = ?1 order by a.questionOrder",
            quiz.id)
        .map(
            rows -> {
              boolean running = quiz.status == QuizStatus.IN_PROGRESS && !rows.isEmpty();
              return rows.subList(0, running ? rows.size() - 1 : rows.size()).stream()
                  .map(
                      row -> {
                        AskedQuestionEntity entry = (AskedQuestionEntity) row[0];
                        return AskedQuestion.of(
                            quiz.id, entry.questionOrder, entry.askedAt, (QuestionEntity) row[1]);
                      })
                  .toList();
            });
  }
}
