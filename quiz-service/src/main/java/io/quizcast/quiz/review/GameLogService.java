package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Records every download of the log of a game in the audit log. */
@ApplicationScoped
class GameLogService {
  private final QuizRepository quizzes;
  private final AuditLog audit;

  GameLogService(QuizRepository quizzes, AuditLog audit) {
    this.quizzes = quizzes;
    this.audit = audit;
  }

  @WithTransaction
  Uni<QuizEntity> recordDownload(long quizId, long actor) {
    return quizzes
        .require(quizId)
        .call(() -> audit.record(actor, "read_log", "game", quizId, Map.of()));
  }
}
