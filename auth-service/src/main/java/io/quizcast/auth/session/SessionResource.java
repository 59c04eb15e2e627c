package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Sessions of the caller. A subclass adds the paths of the mobile app. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionResource {
  private final SessionService sessions;
  private final CallerIdentity caller;
  private final AuthCookies cookies;
  private final ObjectMapper json;

  SessionResource(
      SessionService sessions, CallerIdentity caller, AuthCookies cookies, ObjectMapper json) {
    this.sessions = sessions;
    this.caller = caller;
    this.cookies = cookies;
    this.json = json;
  }

  @GET
  @Path("sessions")
  public Uni<SessionView.Listing> list() {
    return sessions
        .list(caller.userId())
        .map(live -> SessionView.Listing.of(live, caller.sessionId()));
  }

  @POST
  @Path("logout-all")
  @CsrfProtected
  public Uni<Response> logoutAll() {
    return sessions
        .endAll(caller.userId(), "user_logout_all")
        .map(done -> signedOut(cookies, Map.of("message", "Signed out everywhere")));
  }

  /** The answer to a session revocation. */
  public record Revoked(String message, long sessionId) {}

  /**
   * @param body the form as text, because a form that cannot be read is answered like an invalid
   *     session id
   */
  @POST
  @Path("revoke-session")
  @CsrfProtected
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RevokeForm.class)))
  public Uni<Revoked> revoke(@Nullable String body, @QueryParam("reason") @Nullable String reason) {
    long sessionId = RevokeForm.sessionIdOf(json, body);
    return sessions
        .revoke(caller.userId(), sessionId, RevokeForm.reasonOf(reason))
        .map(done -> new Revoked("The session has ended", sessionId));
  }

  /** The response. It also clears the cookies of a browser. */
  Response signedOut(AuthCookies cookies, Map<String, String> answer) {
    return Response.ok(answer).cookie(cookies.cleared()).build();
  }
}
