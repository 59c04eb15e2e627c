package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Reads uploads to the pool and removes their questions. */
@ApplicationScoped
class PoolImportRepository implements PanacheRepositoryBase<PoolImportEntity, Long> {
  private static final int MAX_LISTED = 50;

  /** Questions that a game has asked or reserved stay, and so do edited ones. */
  private static final String REMOVE =
      """
      UPDATE questions SET deleted_at = now(), updated_at = now()
      WHERE import_id = ?1 AND quiz_id IS NULL AND deleted_at IS NULL AND version = 1
        AND last_used_at IS NULL AND reserved_by IS NULL
      """;

  /** Newest first. */
  Uni<List<PoolImportEntity>> newest() {
    return findAll(Sort.descending("id")).range(0, MAX_LISTED - 1).list();
  }

  /** The upload, locked until the transaction ends, or a refusal with 404. */
  Uni<PoolImportEntity> requireLocked(long id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  /** The number of removed questions. */
  Uni<Integer> removeQuestions(long id) {
    return getSession()
        .chain(session -> session.createNativeQuery(REMOVE).setParameter(1, id).executeUpdate());
  }
}
