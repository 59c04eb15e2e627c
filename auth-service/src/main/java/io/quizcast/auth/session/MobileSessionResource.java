package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Sessions of the caller, for the mobile app. */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MobileSessionResource {
  private final SessionService sessions;
  private final CallerIdentity caller;

  MobileSessionResource(SessionService sessions, CallerIdentity caller) {
    this.sessions = sessions;
    this.caller = caller;
  }

  @GET
  @Path("sessions")
  public Uni<SessionView.Listing> list() {
    return sessions
        .list(caller.userId())
        .map(live -> SessionView.Listing.of(live, caller.sessionId()));
  }

  @POST
  @Path("revoke-session")
  public Uni<Revoked> revoke(
      @Nullable RevokeForm form, @QueryParam("reason") @Nullable String reason) {
    return Revoked.by(sessions, caller.userId(), form, reason);
  }

  /** Applies to {@code revoke-session}, the only route here with a body. */
  @ServerExceptionMapper({MismatchedInputException.class, WebApplicationException.class})
  public Response unreadable(Exception body) {
    return RevokeForm.unreadable();
  }

  @POST
  @Path("logout-all")
  public Uni<Map<String, String>> logoutAll() {
    return sessions
        .endAll(caller.userId(), "user_logout_all")
        .map(done -> Map.of("message", "Signed out everywhere"));
  }
}
