package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Reads and writes ad slots. */
@ApplicationScoped
class AdSlotRepository implements PanacheRepositoryBase<AdSlotEntity, Long> {
  /** Finds the slot and locks it until the transaction ends; refuses with 404 if there is none. */
  Uni<AdSlotEntity> requireLocked(long quizId, long slotId) {
    return find("id = ?1 and quizId = ?2", slotId, quizId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  /** How many slots other than {@code exceptSlot} are placed after this question. */
  Uni<Long> countAfter(long quizId, int questionAfter, long exceptSlot) {
    return count(
        "quizId = ?1 and questionAfter = ?2 and id <> ?3", quizId, questionAfter, exceptSlot);
  }
}
