package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Sessions of the caller, for browsers. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionResource {
  private final SessionService sessions;
  private final CallerIdentity caller;
  private final AuthCookies cookies;

  SessionResource(SessionService sessions, CallerIdentity caller, AuthCookies cookies) {
    this.sessions = sessions;
    this.caller = caller;
    this.cookies = cookies;
  }

  /** The CSRF token that matches the cookies the browser has now. */
  @GET
  @Path("csrf")
  public Map<String, String> csrf(@Context HttpHeaders headers) {
    Cookie cookie = headers.getCookies().get(cookies.csrfName());
    if (cookie == null) {
      throw RequestRefused.of(403, "csrf_secret_cookie_error", "The CSRF cookie is missing");
    }
    if (cookie.getValue().isEmpty()) {
      throw RequestRefused.of(403, "csrf_secret_cookie_empty", "The CSRF cookie is empty");
    }
    return Map.of("csrf_token", CsrfSecret.tokenOf(cookie.getValue()));
  }

  @GET
  @Path("sessions")
  public Uni<SessionView.Listing> list() {
    return sessions
        .list(caller.userId())
        .map(live -> SessionView.Listing.of(live, caller.sessionId()));
  }

  @POST
  @Path("logout")
  @CsrfProtected
  public Uni<Response> logout() {
    return sessions
        .end(caller.userId(), caller.sessionId(), "logout")
        .map(done -> signedOut("Signed out"));
  }

  @POST
  @Path("logout-all")
  @CsrfProtected
  public Uni<Response> logoutAll() {
    return sessions
        .endAll(caller.userId(), "user_logout_all")
        .map(done -> signedOut("Signed out everywhere"));
  }

  @POST
  @Path("revoke-session")
  @CsrfProtected
  public Uni<Revoked> revoke(
      @Nullable RevokeForm form, @QueryParam("reason") @Nullable String reason) {
    return Revoked.by(sessions, caller.userId(), form, reason);
  }

  /** Applies to {@code revoke-session}, the only route here with a body. */
  @ServerExceptionMapper({MismatchedInputException.class, WebApplicationException.class})
  public Response unreadable(Exception body) {
    return RevokeForm.unreadable();
  }

  private Response signedOut(String message) {
    return Response.ok(Map.of("message", message)).cookie(cookies.cleared()).build();
  }
}
