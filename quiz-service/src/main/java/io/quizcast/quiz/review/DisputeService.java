package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens disputes for players and answers each one once. */
@ApplicationScoped
class DisputeService {
  /** Maximum number of disputes of one player in one game, answered ones included. */
  private static final int MAX_PER_RESULT = 3;

  private final DisputeRepository disputes;
  private final AuditLog audit;

  DisputeService(DisputeRepository disputes, AuditLog audit) {
    this.disputes = disputes;
    this.audit = audit;
  }

  /** Opens a dispute. Refuses if the player has no result in this quiz or an unanswered dispute. */
  @WithTransaction
  Uni<DisputeEntity> open(long quizId, long userId, @Nullable Integer questionNumber, String text) {
    return disputes
        .lockResult(quizId, userId)
        .chain(() -> disputes.ofPlayer(quizId, userId))
        .chain(
            earlier -> {
              if (earlier.stream().anyMatch(one -> one.status.equals(DisputeEntity.OPEN))) {
                throw Refusal.DUPLICATE.because("your dispute has not been answered yet");
              }
              if (earlier.size() >= MAX_PER_RESULT) {
                throw Refusal.CONFLICT.because("no more disputes about this game");
              }
              DisputeEntity dispute = new DisputeEntity();
              dispute.quizId = quizId;
              dispute.userId = userId;
              dispute.questionNumber = questionNumber;
              dispute.text = text;
              dispute.createdAt = Instant.now();
              return disputes.persistAndFlush(dispute);
            });
  }

  @WithTransaction
  Uni<DisputeEntity> answer(long id, boolean accepted, String answer, long actor) {
    return disputes
        .requireLocked(id)
        .invoke(
            dispute -> {
              if (!dispute.status.equals(DisputeEntity.OPEN)) {
                throw Refusal.CONFLICT.because("this dispute was answered already");
              }
              dispute.status = accepted ? "accepted" : "rejected";
              dispute.answer = answer;
              dispute.answeredBy = actor;
              dispute.answeredAt = Instant.now();
            })
        .call(
            dispute ->
                audit.record(
                    actor, "answer_dispute", "dispute", id, Map.of("status", dispute.status)));
  }
}
