package io.quizcast.quiz.prizes;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.quizzes.Message;
import io.quizcast.quiz.quizzes.QuizFields;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Routes by which one admin proposes a new prize fund for a quiz and another admin confirms it. */
@Path("/api/admin/quizzes/{id}/fund-changes")
@RolesAllowed(Permission.FUND)
@CsrfProtected
public class FundChangeResource {
  private final FundChangeRepository changes;
  private final FundChangeService service;
  private final CallerIdentity caller;

  FundChangeResource(
      FundChangeRepository changes, FundChangeService service, CallerIdentity caller) {
    this.changes = changes;
    this.service = service;
    this.caller = caller;
  }

  record Proposal(@Nullable Long prizeFund) {}

  record View(
      long id,
      long quizId,
      long prizeFund,
      long proposedBy,
      Instant createdAt,
      @Nullable Long confirmedBy,
      @Nullable Instant confirmedAt) {
    static View of(FundChangeEntity change) {
      return new View(
          change.id,
          change.quizId,
          change.prizeFund,
          change.proposedBy,
          change.createdAt,
          change.confirmedBy,
          change.confirmedAt);
    }
  }

  record Changes(List<View> items) {}

  @GET
  @WithSession
  public Uni<Changes> list(@PathParam("id") RowId id) {
    return changes.ofQuiz(id.value()).map(all -> new Changes(all.stream().map(View::of).toList()));
  }

  @POST
  @ResponseStatus(201)
  public Uni<View> propose(@PathParam("id") RowId id, @Nullable Proposal body) {
    Long fund = body == null ? null : body.prizeFund();
    if (fund == null) {
      throw Refusal.INVALID.because("prize_fund is required");
    }
    return service.propose(id.value(), QuizFields.prizeFund(fund), caller.userId()).map(View::of);
  }

  @POST
  @Path("/{changeId}/confirm")
  public Uni<RestResponse<Message>> confirm(
      @PathParam("id") RowId id, @PathParam("changeId") RowId changeId) {
    return service
        .confirm(id.value(), changeId.value(), caller.userId())
        .map(written -> Message.of("done", written));
  }
}
