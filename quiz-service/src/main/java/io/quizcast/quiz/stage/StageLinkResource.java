package io.quizcast.quiz.stage;

import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.refusal.GivenReason;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Routes by which admins create, list and revoke the stage links of a quiz. */
@Path("/api/admin/quizzes/{id}/stage-links")
@RolesAllowed(Permission.STAGE)
@CsrfProtected
public class StageLinkResource {
  public static final int MAX_NAME = 100;

  private final StageLinkService links;
  private final CallerIdentity caller;

  StageLinkResource(StageLinkService links, CallerIdentity caller) {
    this.links = links;
    this.caller = caller;
  }

  record Create(@Nullable String name) {}

  /**
   * A new link.
   *
   * @param key the key, which no other answer contains
   */
  record Created(long id, String name, String key, Instant expiresAt) {}

  /** A link as admins list it, without its key. */
  record StageLink(
      long id,
      String name,
      long createdBy,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant revokedAt) {}

  record StageLinks(List<StageLink> items) {}

  @POST
  @ResponseStatus(201)
  public Uni<Created> create(@PathParam("id") RowId id, @Nullable Create body) {
    String name = GivenReason.text("name", body == null ? null : body.name(), MAX_NAME);
    return links
        .create(id.value(), name, caller.userId())
        .map(
            created ->
                new Created(
                    created.link().id, created.link().name, created.key(), created.expiresAt()));
  }

  @GET
  public Uni<StageLinks> list(@PathParam("id") RowId id) {
    return links
        .ofQuiz(id.value())
        .map(
            found ->
                new StageLinks(
                    found.stream().map(dated -> view(dated.link(), dated.expiresAt())).toList()));
  }

  private static StageLink view(StageLinkEntity link, Instant expiresAt) {
    return new StageLink(
        link.id, link.name, link.createdBy, link.createdAt, expiresAt, link.revokedAt);
  }

  @DELETE
  @Path("/{linkId}")
  public Uni<Void> revoke(@PathParam("id") RowId id, @PathParam("linkId") RowId linkId) {
    return links.revoke(id.value(), linkId.value(), caller.userId());
  }
}
