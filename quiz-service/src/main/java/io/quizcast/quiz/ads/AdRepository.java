package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.store.Found;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Reads and writes media assets. */
@ApplicationScoped
class AdRepository implements PanacheRepositoryBase<AdAssetEntity, Long> {

  /**
   * Finds the asset and locks it until the transaction ends, so that no slot can start to refer to
   * it while it is deleted.
   */
  Uni<AdAssetEntity> requireLocked(long id) {
    return Found.orNotFound(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  Uni<Long> slotsOf(long assetId) {
    return Sql.select(
            Long.class, "select count(*) from AdSlotEntity s where s.adAssetId = ?1", assetId)
        .map(List::getFirst);
  }

  /** The slots of a quiz with their assets, in the order in which they are shown. */
  Uni<List<AdView.Slot>> slots(long quizId) {
    return Sql.select(
            Object[].class,
            "select s, a from AdSlotEntity s join AdAssetEntity a on a.id = s.adAssetId"
                + " where s.quizId = ?1 order by s.questionAfter",
            quizId)
        .map(
            rows ->
                rows.stream()
                    .map(row -> AdView.of((AdSlotEntity) row[0], (AdAssetEntity) row[1]))
                    .toList());
  }
}
