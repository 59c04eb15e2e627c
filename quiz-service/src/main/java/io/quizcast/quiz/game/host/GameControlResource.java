package io.quizcast.quiz.game.host;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.contracts.access.Permission;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.WorkerPool;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.game.engine.Batch.HostOutcome;
import io.quizcast.quiz.game.operations.GameLog;
import io.quizcast.quiz.players.PlayerBanService;
import io.quizcast.quiz.quizzes.Message;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Admin routes that control a running game; each one answers after the game has decided the
 * command.
 */
@Path("/api/admin/games/{id}")
@RolesAllowed(Permission.GAMES)
@CsrfProtected
public class GameControlResource {
  private static final int MAX_EXTRA_SEC = 60;
  private static final int MAX_MESSAGE = 200;

  private final HostCommands host;
  private final Trail trail;
  private final PlayerBanService bans;
  private final GameLog log;
  private final CallerIdentity caller;

  public GameControlResource(
      HostCommands host, Trail trail, PlayerBanService bans, GameLog log, CallerIdentity caller) {
    this.log = log;
    this.host = host;
    this.trail = trail;
    this.bans = bans;
    this.caller = caller;
  }

  /**
   * @param questionId the question to extend; if missing, the one asked last
   */
  public record Extension(@Nullable Long questionId, @Nullable Integer extraSec) {}

  /**
   * @param questionId the question to void; if missing, the one asked last
   * @param message the reason that the players see
   */
  public record Annulment(@Nullable Long questionId, @Nullable String message) {}

  /**
   * @param message shown to the players
   */
  public record Pausing(@Nullable String message) {}

  /**
   * @param reason for the audit log; not shown to players
   */
  public record Removal(@Nullable Long userId, @Nullable String reason) {}

  /**
   * @param message shown to the players
   */
  public record Cancellation(@Nullable String message) {}

  @POST
  @Path("/pause")
  @APIResponse(responseCode = "200", description = "Paused")
  @APIResponse(responseCode = "202", description = "Armed: pauses when the reveal is over")
  public Uni<RestResponse<Message>> pause(@PathParam("id") RowId id, @Nullable Pausing body) {
    String message = message(body == null ? null : body.message());
    return followed(
            host.ask(id.value(), (key, _) -> new GameCommand.Pause(id.value(), key, message)),
            "pause",
            id.value(),
            Map.of())
        .map(
            outcome ->
                RestResponse.status(
                    outcome.message().equals(HostOutcome.PAUSE_ARMED)
                        ? RestResponse.Status.ACCEPTED
                        : RestResponse.Status.OK,
                    outcome));
  }

  @POST
  @Path("/resume")
  public Uni<Message> resume(@PathParam("id") RowId id) {
    return ask(id.value(), "resume", (key, _) -> new GameCommand.Resume(id.value(), key));
  }

  @POST
  @Path("/extend")
  public Uni<Message> extend(@PathParam("id") RowId id, @Nullable Extension body) {
    Integer extra = body == null ? null : body.extraSec();
    Long question = body == null ? null : body.questionId();
    if (extra == null || extra < 1 || extra > MAX_EXTRA_SEC) {
      throw Refusal.UNPROCESSABLE.because("extra_sec must be 1 to " + MAX_EXTRA_SEC);
    }
    return ask(
        id.value(),
        "extend",
        (key, last) ->
            new GameCommand.Extend(id.value(), key, question == null ? last : question, extra));
  }

  @POST
  @Path("/void")
  public Uni<Message> annul(@PathParam("id") RowId id, @Nullable Annulment body) {
    Long question = body == null ? null : body.questionId();
    String message = message(body == null ? null : body.message());
    return ask(
        id.value(),
        "void",
        (key, last) ->
            new GameCommand.VoidQuestion(
                id.value(), key, question == null ? last : question, message));
  }

  /** Removes a player from this game; they may still watch. */
  @POST
  @Path("/remove")
  public Uni<Message> remove(@PathParam("id") RowId id, @Nullable Removal body) {
    long user = userId(body);
    String reason = GivenReason.of(body == null ? null : body.reason());
    return followed(
        host.askEarly(id.value(), (key, _) -> new GameCommand.Remove(id.value(), key, user)),
        "remove",
        id.value(),
        Map.of("user_id", user, "reason", reason));
  }

  /** Bans a player: removes them from every game until the ban is lifted. */
  @POST
  @Path("/ban")
  public Uni<Message> ban(@PathParam("id") RowId id, @Nullable Removal body) {
    long user = userId(body);
    String reason = GivenReason.of(body == null ? null : body.reason());
    long actor = caller.userId();
    Context context = Vertx.currentContext();
    return bans.ban(user, reason, actor)
        .chain(() -> WorkerPool.call(() -> Optional.ofNullable(joinOf(id.value(), user))))
        .chain(
            join ->
                join.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : bans.rememberDevice(user, join.get().addressHash(), join.get().device()))
        .chain(
            () ->
                host.askEarly(
                    id.value(), (key, _) -> new GameCommand.Remove(id.value(), key, user)))
        // The player has no seat or is out already, so this game has nothing to do; the stored ban
        // still applies to every game.
        .onFailure(RequestRefused.class)
        .recoverWithNull()
        .emitOn(next -> context.runOnContext(_ -> next.run()))
        .replaceWith(new Message("done"));
  }

  /** The player's first join of this game. */
  private JoinColumns.@Nullable Join joinOf(long quizId, long user) throws IOException {
    List<JoinColumns.Join> joins = new ArrayList<>();
    log.commands(
        quizId,
        logged -> {
          if (joins.isEmpty()
              && logged.admitted()
              && logged.command() instanceof GameCommand.Joins pack) {
            pack.joins().each().stream()
                .filter(join -> join.userId() == user)
                .findFirst()
                .ifPresent(joins::add);
          }
        });
    return joins.isEmpty() ? null : joins.getFirst();
  }

  private static long userId(@Nullable Removal body) {
    Long user = body == null ? null : body.userId();
    if (user == null || user == 0) {
      throw Refusal.UNPROCESSABLE.because("user_id is required");
    }
    return user;
  }

  @POST
  @Path("/cancel")
  public Uni<Message> cancel(@PathParam("id") RowId id, @Nullable Cancellation body) {
    String given = message(body == null ? null : body.message());
    String message = given == null ? "" : given;
    return ask(
        id.value(),
        "cancel",
        (key, _) -> new GameCommand.Cancel(id.value(), key, "cancelled_by_admin", message));
  }

  /** The message to show to players; null for a blank one. */
  private static @Nullable String message(@Nullable String given) {
    String message = given == null ? "" : given.strip();
    if (message.length() > MAX_MESSAGE) {
      throw Refusal.UNPROCESSABLE.because("message must be at most " + MAX_MESSAGE + " long");
    }
    return message.isEmpty() ? null : message;
  }

  private Uni<Message> ask(long quizId, String action, HostCommands.Request request) {
    return followed(host.ask(quizId, request), action, quizId, Map.of());
  }

  private Uni<Message> followed(
      Uni<String> asked, String action, long quizId, Map<String, Object> details) {
    long actor = caller.userId();
    Context context = Vertx.currentContext();
    return asked
        .emitOn(next -> context.runOnContext(_ -> next.run()))
        .call(() -> trail.record(actor, action, quizId, details))
        .map(Message::new);
  }

  /** Writes the audit record once the game has carried out the command. */
  @ApplicationScoped
  public static class Trail {
    private final AuditLog audit;

    Trail(AuditLog audit) {
      this.audit = audit;
    }

    @WithTransaction
    Uni<Void> record(long actor, String action, long quizId, Map<String, Object> details) {
      return audit.record(actor, action, "game", quizId, details);
    }
  }
}
