package io.quizcast.quiz.ads;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.quizzes.Message;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.RowId;
import io.quizcast.quiz.versions.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Routes by which admins manage the ad slots of one quiz. */
@Path("/api/quizzes/{id}/ad-slots")
@RolesAllowed(Permission.QUIZZES)
@CsrfProtected
public class AdSlotResource {
  private final AdSlotService service;
  private final AdRepository assets;
  private final CallerIdentity caller;

  AdSlotResource(AdSlotService service, AdRepository assets, CallerIdentity caller) {
    this.service = service;
    this.assets = assets;
    this.caller = caller;
  }

  /** A missing {@code isActive} means true. */
  record Add(
      @Nullable Integer questionAfter, @Nullable Long adAssetId, @Nullable Boolean isActive) {}

  /**
   * A missing {@code isActive} means false if the body has no other field, as existing clients
   * expect; otherwise it means unchanged.
   */
  record Change(
      @Nullable Boolean isActive, @Nullable Integer questionAfter, @Nullable Long adAssetId) {
    @Nullable Boolean wanted() {
      boolean alone = questionAfter == null && adAssetId == null;
      return isActive == null && alone ? Boolean.FALSE : isActive;
    }
  }

  record Items(List<AdView.Slot> items) {}

  @POST
  @ResponseStatus(201)
  public Uni<RestResponse<AdView.Slot>> add(@PathParam("id") RowId id, @Nullable Add body) {
    if (body == null || body.questionAfter() == null || body.adAssetId() == null) {
      throw Refusal.INVALID.because("question_after and ad_asset_id are required");
    }
    return service
        .add(
            id.value(),
            body.questionAfter(),
            body.adAssetId(),
            !Boolean.FALSE.equals(body.isActive()),
            caller.userId())
        .map(slot -> IfMatch.tagged(Status.CREATED, slot, slot.version()));
  }

  /**
   * Answers with an empty list for an unknown quiz, because existing clients expect no 404 here.
   */
  @GET
  @WithSession
  public Uni<Items> list(@PathParam("id") RowId id) {
    return assets.slots(id.value()).map(Items::new);
  }

  @PUT
  @Path("/{slotId}")
  public Uni<RestResponse<AdView.Slot>> change(
      @PathParam("id") RowId id,
      @PathParam("slotId") RowId slotId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable Change body) {
    return service
        .change(
            id.value(),
            slotId.value(),
            ifMatch,
            body == null ? new Change(false, null, null) : body,
            caller.userId())
        .map(slot -> IfMatch.tagged(Status.OK, slot, slot.version()));
  }

  @DELETE
  @Path("/{slotId}")
  public Uni<Message> remove(
      @PathParam("id") RowId id,
      @PathParam("slotId") RowId slotId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return service
        .remove(id.value(), slotId.value(), ifMatch, caller.userId())
        .replaceWith(new Message("Ad slot deleted successfully"));
  }
}
