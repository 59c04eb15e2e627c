package io.quizcast.quiz.review;

import io.quizcast.contracts.game.GameCommand.PlayerCommand;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.game.GameLog;
import io.quizcast.quiz.listing.Paging;
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

/** Objections of players, with what the log holds of each. */
@Path("/api/admin/disputes")
@RolesAllowed("admin")
@CsrfProtected
public class DisputeResource {
  private static final int LONGEST_ANSWER = 1_000;
  private static final Set<String> STATUSES = Set.of(Dispute.OPEN, "accepted", "rejected");

  private final Disputes disputes;
  private final Explanations explanations;
  private final GameLog log;
  private final CallerIdentity caller;

  DisputeResource(
      Disputes disputes, Explanations explanations, GameLog log, CallerIdentity caller) {
    this.disputes = disputes;
    this.explanations = explanations;
    this.log = log;
    this.caller = caller;
  }

  record Page(List<DisputeView> items, long total, int page, int pageSize) {}

  /**
   * @param commands everything the player asked of this game, as it lies in the log
   */
  record Case(DisputeView dispute, Explanation explanation, List<GameLog.Logged> commands) {}

  /**
   * @param accepted whether the player is right
   */
  record Verdict(@Nullable Boolean accepted, @Nullable String answer) {}

  @GET
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
    return disputes
        .require(id.value())
        .chain(
            dispute ->
                explanations
                    .of(dispute.quizId, dispute.userId)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(
                        told ->
                            new Case(
                                DisputeView.of(dispute),
                                told,
                                commands(dispute.quizId, dispute.userId))));
  }

  private List<GameLog.Logged> commands(long quizId, long userId) {
    List<GameLog.Logged> own = new ArrayList<>();
    try {
      log.commands(
          quizId,
          logged -> {
            if (logged.command() instanceof PlayerCommand c && c.userId() == userId) {
              own.add(logged);
            }
          });
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
    String answer = GivenReason.text("answer", body == null ? null : body.answer(), LONGEST_ANSWER);
    return disputes.answer(id.value(), accepted, answer, caller.userId()).map(DisputeView::of);
  }
}
