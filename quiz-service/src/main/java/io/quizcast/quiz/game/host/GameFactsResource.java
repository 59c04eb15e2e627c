package io.quizcast.quiz.game.host;

import io.quizcast.guard.InternalOnly;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.results.ResultsProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Internal route with facts about a quiz, for a gateway that has no room for it. Gateways do not
 * call it while a question is open.
 */
@Path("/internal/games/{id}/facts")
@InternalOnly
public class GameFactsResource {
  private final Pool database;
  private final ResultsProgress progress;

  public GameFactsResource(Pool database, ResultsProgress progress) {
    this.database = database;
    this.progress = progress;
  }

  /**
   * @param status the status in the quiz row
   * @param rehearsal whether this is a rehearsal, which no player may see
   * @param result the result of the requested player; absent until there is one
   */
  public record Facts(
      long quizId,
      String status,
      boolean rehearsal,
      String title,
      Instant scheduledTime,
      int questionCount,
      @Nullable String cancelReason,
      @Nullable PlayerResult result) {}

  public record PlayerResult(
      int score,
      int correctCount,
      boolean isEliminated,
      @Nullable String eliminationReason,
      int rank,
      boolean isWinner,
      long prizeFund) {}

  @GET
  public Uni<Facts> facts(@PathParam("id") RowId id, @QueryParam("user_id") @Nullable Long userId) {
    return database
        .preparedQuery(
            """
            SELECT q.status, q.rehearsal_of IS NOT NULL AS rehearsal, q.title, q.scheduled_time, q.question_count, q.cancel_reason,
              r.score, r.correct_answers, r.is_eliminated, r.elimination_reason, r.rank,
              r.is_winner, r.prize_fund
            FROM quizzes q LEFT JOIN results r ON r.quiz_id = q.id AND r.user_id = $2
            WHERE q.id = $1 AND q.deleted_at IS NULL
            """)
        .execute(Tuple.of(id.value(), userId == null ? 0L : userId))
        .map(
            rows -> {
              var found = rows.iterator();
              if (!found.hasNext()) {
                throw Refusal.notFound();
              }
              return facts(id.value(), found.next());
            })
        .call(
            facts ->
                userId == null || facts.result() != null
                    ? Uni.createFrom().voidItem()
                    : progress.requireAll(id.value()));
  }

  private static Facts facts(long quizId, Row row) {
    return new Facts(
        quizId,
        row.getString("status"),
        row.getBoolean("rehearsal"),
        row.getString("title"),
        row.getOffsetDateTime("scheduled_time").toInstant(),
        row.getInteger("question_count"),
        row.getString("cancel_reason"),
        row.getInteger("rank") == null ? null : result(row));
  }

  private static PlayerResult result(Row row) {
    return new PlayerResult(
        row.getInteger("score"),
        row.getInteger("correct_answers"),
        row.getBoolean("is_eliminated"),
        row.getString("elimination_reason"),
        row.getInteger("rank"),
        row.getBoolean("is_winner"),
        row.getLong("prize_fund"));
  }
}
