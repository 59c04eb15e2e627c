package io.quizcast.quiz.review;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.listing.Paging;
import io.quizcast.quiz.game.operations.GameLog;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Routes by which admins read disputes together with the player's commands from the log, and answer
 * them.
 */
@Path("/api/admin/disputes")
@RolesAllowed(Permission.DISPUTES)
@CsrfProtected
public class DisputeResource {
  public static final int MAX_ANSWER = 1_000;
  private static final Set<String> STATUSES = Set.of(DisputeEntity.OPEN, "accepted", "rejected");

  private final DisputeRepository disputes;
  private final DisputeService service;
  private final AnswerReviewService reviews;
  private final GameLog log;
  private final CallerIdentity caller;

  DisputeResource(
      DisputeRepository disputes,
      DisputeService service,
      AnswerReviewService reviews,
      GameLog log,
      CallerIdentity caller) {
    this.disputes = disputes;
    this.service = service;
    this.reviews = reviews;
    this.log = log;
    this.caller = caller;
  }

  record Page(List<DisputeView> items, long total, int page, int pageSize) {}

  /**
   * @param commands all joins and answers of the player in this game, from the log
   */
  record Case(DisputeView dispute, AnswerReview explanation, List<Logged> commands) {}

  /** See {@link GameLog.Logged}. */
  record Logged(
      long offset, long appendedAt, long clock, boolean admitted, PlayerCommand command) {}

  /**
   * @param accepted whether the admin agrees with the player
   */
  record Verdict(@Nullable Boolean accepted, @Nullable String answer) {}

  @GET
  @WithSession
  public Uni<Page> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("page") @Nullable String page,
      @QueryParam("page_size") @Nullable String pageSize) {
    String wanted = status == null || status.isBlank() ? null : status.strip();
    if (wanted != null && !STATUSES.contains(wanted)) {
      throw Refusal.UNPROCESSABLE.because("status must be open, accepted or rejected");
    }
    Paging paging = Paging.of(page, pageSize, 20, 100);
    return disputes
        .page(wanted, paging)
        .map(
            found ->
                new Page(
                    found.disputes().stream().map(DisputeView::of).toList(),
                    found.total(),
                    paging.page(),
                    paging.size()));
  }

  @GET
  @Path("/{id}")
  public Uni<Case> one(@PathParam("id") RowId id) {
    return Panache.withSession(() -> disputes.require(id.value()))
        .chain(
            dispute ->
                reviews
                    .of(dispute.quizId, dispute.userId)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(
                        review ->
                            new Case(
                                DisputeView.of(dispute),
                                review,
                                commands(dispute.quizId, dispute.userId))));
  }

  private List<Logged> commands(long quizId, long userId) {
    List<Logged> own = new ArrayList<>();
    try {
      int seat = log.users(quizId).indexOf(userId);
      log.commands(
          quizId,
          logged ->
              PlayerCommand.in(logged.command(), userId, seat).stream()
                  .map(
                      command ->
                          new Logged(
                              logged.offset(),
                              logged.appendedAt(),
                              logged.clock(),
                              logged.admitted(),
                              command))
                  .forEach(own::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return own;
  }

  @POST
  @Path("/{id}/answer")
  public Uni<DisputeView> answer(@PathParam("id") RowId id, @Nullable Verdict body) {
    Boolean accepted = body == null ? null : body.accepted();
    if (accepted == null) {
      throw Refusal.INVALID.because("accepted is required");
    }
    String answer = GivenReason.text("answer", body == null ? null : body.answer(), MAX_ANSWER);
    return service.answer(id.value(), accepted, answer, caller.userId()).map(DisputeView::of);
  }
}
