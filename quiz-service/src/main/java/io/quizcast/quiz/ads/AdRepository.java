package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

@ApplicationScoped
class AdRepository implements PanacheRepositoryBase<AdAsset, Long> {

  /** Locked, so that no slot takes an asset in the moment it is deleted. */
  Uni<AdAsset> requireLocked(long id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  Uni<Long> slotsOf(long assetId) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select count(*) from AdSlot s where s.adAssetId = ?1", Long.class)
                    .setParameter(1, assetId)
                    .getSingleResult());
  }

  /** The slots of a quiz with their assets, in the order they are played. */
  Uni<List<AdView.Slot>> slots(long quizId) {
    return getSession()
        .chain(
            session ->
                session
                    .createSelectionQuery(
                        "select s, a from AdSlot s join AdAsset a on a.id = s.adAssetId"
                            + " where s.quizId = ?1 order by s.questionAfter",
                        Object[].class)
                    .setParameter(1, quizId)
                    .getResultList())
        .map(
            rows ->
                rows.stream().map(row -> AdView.of((AdSlot) row[0], (AdAsset) row[1])).toList());
  }
}
