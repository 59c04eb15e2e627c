package io.quizcast.user.statistics;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The titles of played quizzes, as quiz-service sends them with the results. */
@ApplicationScoped
public class GameTitleRepository {

  /** Stores the title of a quiz within the caller's transaction. Idempotent. */
  Uni<Void> store(long quizId, String title) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into game_titles (quiz_id, title) values (?1, ?2)"
                            + " on conflict (quiz_id) do nothing")
                    .setParameter(1, quizId)
                    .setParameter(2, title)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Returns titles by quiz; quizzes from the time before titles were sent are left out. */
  public Uni<Map<Long, String>> of(List<Long> quizIds) {
    String quizzes = quizIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select quiz_id, title from game_titles"
                            + " where quiz_id = any(cast(string_to_array(?1, ',') as bigint[]))",
                        Tuple.class)
                    .setParameter(1, quizzes)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> row.get(0, Long.class), row -> row.get(1, String.class))));
  }
}
