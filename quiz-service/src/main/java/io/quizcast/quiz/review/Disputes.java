package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.listing.Paging;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objections of players, each answered once. */
@ApplicationScoped
class Disputes implements PanacheRepositoryBase<Dispute, Long> {
  /** Of one player in one game, answered ones included. */
  private static final int MOST_PER_RESULT = 3;

  private static final String OF_PLAYER = "userId = ?1 and quizId = ?2";

  private final AuditLog audit;

  Disputes(AuditLog audit) {
    this.audit = audit;
  }

  record Listing(List<Dispute> disputes, long total) {}

  /** Only who has a result may object to it, and not again while he waits for an answer. */
  @WithTransaction
  Uni<Dispute> open(long quizId, long userId, @Nullable Integer questionNumber, String text) {
    return lockResult(quizId, userId)
        .chain(() -> list(OF_PLAYER, userId, quizId))
        .chain(
            earlier -> {
              if (earlier.stream().anyMatch(one -> one.status.equals(Dispute.OPEN))) {
                throw Refusal.DUPLICATE.because("your dispute has not been answered yet");
              }
              if (earlier.size() >= MOST_PER_RESULT) {
                throw Refusal.CONFLICT.because("no more disputes about this game");
              }
              Dispute dispute = new Dispute();
              dispute.quizId = quizId;
              dispute.userId = userId;
              dispute.questionNumber = questionNumber;
              dispute.text = text;
              dispute.createdAt = Instant.now();
              return persistAndFlush(dispute);
            });
  }

  /** Two taps come one after the other. */
  private Uni<Void> lockResult(long quizId, long userId) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT id FROM results WHERE user_id = ?1 AND quiz_id = ?2 FOR UPDATE",
                        Long.class)
                    .setParameter(1, userId)
                    .setParameter(2, quizId)
                    .getSingleResultOrNull())
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .replaceWithVoid();
  }

  @WithSession
  Uni<List<Dispute>> ofPlayer(long quizId, long userId) {
    return list(OF_PLAYER, Sort.descending("id"), userId, quizId);
  }

  /** The oldest first. */
  @WithSession
  Uni<Listing> page(@Nullable String status, Paging paging) {
    String where = status == null ? "1 = 1" : "status = :status";
    Map<String, Object> values = status == null ? Map.of() : Map.of("status", status);
    return count(where, values)
        .chain(
            total ->
                find(where, Sort.ascending("id"), values)
                    .range(paging.offset(), paging.last())
                    .list()
                    .map(disputes -> new Listing(disputes, total)));
  }

  @WithSession
  Uni<Dispute> require(long id) {
    return find("id", id).firstResult().onItem().ifNull().failWith(Refusal::notFound);
  }

  @WithTransaction
  Uni<Dispute> answer(long id, boolean accepted, String answer, long actor) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .invoke(
            dispute -> {
              if (!dispute.status.equals(Dispute.OPEN)) {
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
