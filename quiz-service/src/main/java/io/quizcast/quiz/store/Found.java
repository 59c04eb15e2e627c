package io.quizcast.quiz.store;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;

/** Reads one row that must be there, and refuses with 404 if it is not. */
public final class Found {
  private Found() {}

  public static <T> Uni<T> one(PanacheQuery<T> query) {
    return orNotFound(query.firstResult());
  }

  /** Locks the row until the transaction ends. */
  public static <T> Uni<T> locked(PanacheQuery<T> query) {
    return orNotFound(query.<T>withLock(LockModeType.PESSIMISTIC_WRITE).<T>firstResult());
  }

  /** Refuses instead of null. */
  public static <T> Uni<T> orNotFound(Uni<T> row) {
    return row.onItem().ifNull().failWith(Refusal::notFound);
  }
}
