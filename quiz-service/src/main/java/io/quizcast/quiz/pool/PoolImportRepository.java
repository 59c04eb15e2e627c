package io.quizcast.quiz.pool;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quizcast.quiz.store.Found;
import io.quizcast.quiz.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads uploads to the pool and removes their questions. */
@ApplicationScoped
class PoolImportRepository implements PanacheRepositoryBase<PoolImportEntity, Long> {
  private static final int MAX_LISTED = 50;

  /**
   * Removes the questions of an upload, except those that a game has asked or reserved and those
   * that were edited.
   */
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

  /**
   * Finds the upload and locks it until the transaction ends; refuses with 404 if there is none.
   */
  Uni<PoolImportEntity> requireLocked(long id) {
    return Found.locked(find("id", id));
  }

  /** Removes the questions of an upload that are not in use and returns how many. */
  Uni<Integer> removeQuestions(long id) {
    return Sql.update(REMOVE, id);
  }
}
