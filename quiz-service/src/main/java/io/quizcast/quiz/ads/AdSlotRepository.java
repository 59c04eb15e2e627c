package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.store.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads and writes ad slots. */
@ApplicationScoped
class AdSlotRepository implements PanacheRepositoryBase<AdSlotEntity, Long> {
  /** Finds the slot and locks it until the transaction ends; refuses with 404 if there is none. */
  Uni<AdSlotEntity> requireLocked(long quizId, long slotId) {
    return Found.locked(find("id = ?1 and quizId = ?2", slotId, quizId));
  }

  /** How many slots other than {@code exceptSlot} are placed after this question. */
  Uni<Long> countAfter(long quizId, int questionAfter, long exceptSlot) {
    return count(
        "quizId = ?1 and questionAfter = ?2 and id <> ?3", quizId, questionAfter, exceptSlot);
  }
}
