package io.quizcast.quiz.game.host;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.game.engine.Batch.HostOutcome;
import io.quizcast.quiz.game.runner.Games;
import io.quizcast.quiz.game.runtime.GameConfig;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sends an admin's command to a running game and waits for its outcome. The command goes through
 * {@code game.commands} like any other; the commit that decides it also stores its outcome.
 */
@ApplicationScoped
public class HostCommands {
  private static final Set<String> RUNNING = Set.of("in_progress");
  private static final Set<String> UNFINISHED = Set.of("in_progress", "scheduled");

  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  private final Games games;
  private final Pool database;
  private final GameConfig config;

  public HostCommands(Games games, Pool database, GameConfig config) {
    this.games = games;
    this.database = database;
    this.config = config;
  }

  /** Partition of a running game, and the question it asked last. */
  private record Running(int partition, long lastQuestion) {}

  /** Builds a command from its id and the question asked last (0 before the first). */
  public interface Request {
    HostCommand command(String id, long lastQuestion);
  }

  /**
   * Completes with the outcome when the game has carried out the command. Refuses with 404 for an
   * unknown quiz, 409 when the game is not running or refuses the command, and 503 when there is no
   * outcome in time; after a 503 the command may still be carried out.
   */
  public Uni<String> ask(long quizId, Request request) {
    return ask(quizId, RUNNING, request);
  }

  /** Like {@link #ask(long, Request)}, but works before the start too. */
  public Uni<String> askEarly(long quizId, Request request) {
    return ask(quizId, UNFINISHED, request);
  }

  private Uni<String> ask(long quizId, Set<String> statuses, Request request) {
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
        .invoke(HostCommands::check);
  }

  private static void check(String outcome) {
    if (!outcome.equals(HostOutcome.DONE) && !outcome.equals(HostOutcome.PAUSE_ARMED)) {
      throw RequestRefused.of(409, outcome, sentence(CommandRefusal.parse(outcome)));
    }
  }

  private static String sentence(CommandRefusal reason) {
    return switch (reason) {
      case NOT_STARTED -> "the game has not started yet";
      case QUESTION_OPEN -> "a question is open";
      case NO_QUESTION_OPEN -> "no question is open";
      case ALREADY_PAUSED -> "the game is paused already";
      case NOT_PAUSED -> "the game is not paused";
      case AD_RUNNING -> "an ad is running";
      case CANNOT_EXTEND -> "this question cannot be extended now";
      case ALREADY_EXTENDED -> "this question was extended already";
      case NOT_A_PARTICIPANT -> "this player is not in the game";
      case ALREADY_OUT -> "this player is out already";
      case CANNOT_VOID -> "only the open or the last question can be voided";
      case GAME_OVER -> "the game is over";
      case GAME_CANCELLED -> "the game was cancelled";
      case GAME_HELD -> "the game is held for an operator";
      case QUIZ_UNKNOWN, REGISTRATION_CLOSED, BANNED, NO_EFFECT ->
          "the game does not allow this now";
    };
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
        .withDelay(POLL_INTERVAL)
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
