package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.results.ResultsProgress;
import io.quizcast.quiz.store.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes disputes. */
@ApplicationScoped
class DisputeRepository implements PanacheRepositoryBase<DisputeEntity, Long> {
  private final ResultsProgress progress;

  DisputeRepository(ResultsProgress progress) {
    this.progress = progress;
  }

  record Listing(List<DisputeEntity> disputes, long total) {}

  /** Newest first. */
  Uni<List<DisputeEntity>> ofPlayer(long quizId, long userId) {
    return list("userId = ?1 and quizId = ?2", Sort.descending("id"), userId, quizId);
  }

  /** Oldest first. */
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

  /** Finds the dispute; refuses with 404 if there is none. */
  Uni<DisputeEntity> require(long id) {
    return Found.one(find("id", id));
  }

  /** Like {@link #require}, and locks the row until the transaction ends. */
  Uni<DisputeEntity> requireLocked(long id) {
    return Found.locked(find("id", id));
  }

  /**
   * Locks the player's result, so that two requests of one player run one after the other. Refuses
   * with 404 if the player has no result in this quiz, and with 503 while results are being
   * written.
   */
  Uni<Void> lockResult(long quizId, long userId) {
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
        .switchTo(() -> progress.missing(quizId))
        .replaceWithVoid();
  }
}
