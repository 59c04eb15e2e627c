package io.quizcast.quiz.game;

import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Asks a running game for something, as an admin. The command goes through the game's log like any
 * other; the answer is what the commit that decided it has written.
 */
@ApplicationScoped
public class HostCommands {
  /** What the game did with a command it followed. */
  private static final String DONE = "done";

  private static final Set<String> RUNNING = Set.of("in_progress");
  private static final Set<String> UNFINISHED = Set.of("in_progress", "scheduled");

  private static final Duration LOOK = Duration.ofMillis(40);

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("not_started", "the game has not started yet"),
          Map.entry("question_open", "a question is open"),
          Map.entry("no_question_open", "no question is open"),
          Map.entry("already_paused", "the game is paused already"),
          Map.entry("not_paused", "the game is not paused"),
          Map.entry("ad_running", "an ad is running"),
          Map.entry("cannot_extend", "this question cannot be extended now"),
          Map.entry("already_extended", "this question was extended already"),
          Map.entry("not_a_participant", "this player is not in the game"),
          Map.entry("already_out", "this player is out already"),
          Map.entry("cannot_void", "only the open or the last question can be voided"),
          Map.entry("game_over", "the game is over"),
          Map.entry("game_cancelled", "the game was cancelled"),
          Map.entry("game_held", "the game is held for an operator"));

  private final Games games;
  private final Pool database;
  private final GameConfig config;

  HostCommands(Games games, Pool database, GameConfig config) {
    this.games = games;
    this.database = database;
    this.config = config;
  }

  /** Where the game is, and which question it asked last. */
  private record Running(int partition, long lastQuestion) {}

  /** Makes the command from its id and the question asked last (0 before the first). */
  public interface Request {
    HostCommand command(String id, long lastQuestion);
  }

  /**
   * Completes when the game has followed. Refused with 404 for an unknown quiz, 409 when the game
   * is not running or does not follow, 503 when it has not answered in time; a command answered
   * with 503 may still be followed.
   */
  public Uni<Void> ask(long quizId, Request request) {
    return ask(quizId, RUNNING, request);
  }

  /** As {@link #ask(long, Request)}, and before the start too. */
  public Uni<Void> askEarly(long quizId, Request request) {
    return ask(quizId, UNFINISHED, request);
  }

  private Uni<Void> ask(long quizId, Set<String> statuses, Request request) {
    String id = UUID.randomUUID().toString();
    return find(quizId, statuses)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            found -> {
              HostCommand command = request.command(id, found.lastQuestion());
              return Uni.createFrom()
                  .completionStage(games.commands().confirm(found.partition(), command));
            })
        .chain(() -> outcome(id))
        .ifNoItem()
        .after(config.hostWait())
        .failWith(RequestRefused::unavailable)
        .onFailure(failure -> !(failure instanceof RequestRefused))
        .transform(_ -> RequestRefused.unavailable())
        .invoke(HostCommands::check)
        .replaceWithVoid();
  }

  private static void check(String outcome) {
    if (!outcome.equals(DONE)) {
      throw RequestRefused.of(
          409, outcome, REASONS.getOrDefault(outcome, "the game does not allow this now"));
    }
  }

  private Uni<Running> find(long quizId, Set<String> statuses) {
    return database
        .preparedQuery(
            """
            SELECT status, partition,
              coalesce((SELECT question_id FROM quiz_question_history h WHERE h.quiz_id = q.id
                        ORDER BY question_order DESC LIMIT 1), 0) AS question
            FROM quizzes q WHERE id = $1 AND deleted_at IS NULL
            """)
        .execute(Tuple.of(quizId))
        .map(
            rows -> {
              Row row = first(rows).orElseThrow(Refusal::notFound);
              if (!statuses.contains(row.getString("status"))) {
                throw Refusal.CONFLICT.because("the game is not running");
              }
              return new Running(row.getInteger("partition"), row.getLong("question"));
            });
  }

  private Uni<String> outcome(String id) {
    Function<Optional<Row>, String> text = row -> row.map(r -> r.getString(0)).orElse("");
    return Uni.createFrom()
        .deferred(
            () ->
                database
                    .preparedQuery("SELECT outcome FROM host_outcome WHERE id = $1")
                    .execute(Tuple.of(id)))
        .map(rows -> text.apply(first(rows)))
        .repeat()
        .withDelay(LOOK)
        .whilst(String::isEmpty)
        .select()
        .last()
        .toUni();
  }

  private static Optional<Row> first(Iterable<Row> rows) {
    var iterator = rows.iterator();
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
