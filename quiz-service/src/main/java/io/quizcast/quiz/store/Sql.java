package io.quizcast.quiz.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Runs single statements in the current session. Parameters are {@code ?1}, {@code ?2} and so on,
 * in the order in which they are given.
 */
public final class Sql {
  private Sql() {}

  /** The rows of a native query with several columns. */
  public static Uni<List<Object[]>> rows(String query, @Nullable Object... parameters) {
    return list(Object[].class, query, parameters);
  }

  /** The rows of a native query with one column. */
  public static <T> Uni<List<T>> list(Class<T> type, String query, @Nullable Object... parameters) {
    return Panache.getSession()
        .chain(
            session -> filled(session.createNativeQuery(query, type), parameters).getResultList());
  }

  /** The rows of a query over entities. */
  public static <T> Uni<List<T>> select(
      Class<T> type, String query, @Nullable Object... parameters) {
    return Panache.getSession()
        .chain(
            session ->
                filled(session.createSelectionQuery(query, type), parameters).getResultList());
  }

  /** Executes a native statement and returns the number of changed rows. */
  public static Uni<Integer> update(String statement, @Nullable Object... parameters) {
    return Panache.getSession()
        .chain(
            session -> {
              Mutiny.MutationQuery query = session.createNativeQuery(statement);
              for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
              }
              return query.executeUpdate();
            });
  }

  private static <T> Mutiny.SelectionQuery<T> filled(
      Mutiny.SelectionQuery<T> query, @Nullable Object... parameters) {
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
