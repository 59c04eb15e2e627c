package io.quizcast.quiz.results;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses routes that need results which are not written yet, with 503 and {@code Retry-After}. The
 * best ranks of a game are written when it ends, the others follow.
 */
@ApplicationScoped
public class ResultsProgress {
  private final Pool database;

  ResultsProgress(Pool database) {
    this.database = database;
  }

  /** Passes if all results of the quiz are written, or if it has none. */
  public Uni<Void> requireAll(long quizId) {
    return requireFirst(quizId, Integer.MAX_VALUE);
  }

  /**
   * Passes if the first {@code ranks} results are written, or all of them if there are fewer.
   *
   * @param ranks counted from the best
   */
  Uni<Void> requireFirst(long quizId, int ranks) {
    return database
        .preparedQuery("SELECT written, total FROM results_progress WHERE quiz_id = $1")
        .execute(Tuple.of(quizId))
        .invoke(
            found ->
                found.forEach(
                    row -> require(row.getInteger("written"), row.getInteger("total"), ranks)))
        .replaceWithVoid();
  }

  /**
   * Fails because a player has no result: with 404, or with 503 while results are being written.
   */
  public <T> Uni<T> missing(long quizId) {
    return requireAll(quizId)
        .onItem()
        .transformToUni(_ -> Uni.createFrom().failure(Refusal.notFound()));
  }

  private static void require(int written, int total, int ranks) {
    if (written < Math.min(total, ranks)) {
      throw RequestRefused.notReady(
          "The results are still being written, try again in a moment",
          written + " of " + total + " are written");
    }
  }
}
