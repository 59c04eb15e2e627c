package io.quizcast.quiz.players;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.quiz.refusal.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;

/**
 * Routes by which admins list and lift bans. The route that bans a player is in {@code
 * GameControlResource}.
 */
@Path("/api/admin/bans")
@RolesAllowed(Permission.BANS)
@CsrfProtected
public class BanResource {
  private final PlayerBanRepository bans;
  private final PlayerBanService service;
  private final CallerIdentity caller;

  BanResource(PlayerBanRepository bans, PlayerBanService service, CallerIdentity caller) {
    this.bans = bans;
    this.service = service;
    this.caller = caller;
  }

  record View(long userId, String reason, long bannedBy, Instant createdAt) {}

  record Bans(List<View> items) {}

  @GET
  @WithSession
  public Uni<Bans> active() {
    return bans.active()
        .map(
            found ->
                new Bans(
                    found.stream()
                        .map(b -> new View(b.userId, b.reason, b.bannedBy, b.createdAt))
                        .toList()));
  }

  /**
   * Lifts a ban. Games that have not asked a question yet accept the player again within a second.
   */
  @DELETE
  @Path("/{userId}")
  public Uni<Void> lift(@PathParam("userId") RowId userId) {
    return service.lift(userId.value(), caller.userId());
  }
}
