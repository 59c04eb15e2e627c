package io.quizcast.auth.session;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The routes of a browser's session, whose tokens are in cookies. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class BrowserSessionResource {
  private final SessionService sessions;
  private final CallerIdentity caller;
  private final AuthCookies cookies;

  BrowserSessionResource(SessionService sessions, CallerIdentity caller, AuthCookies cookies) {
    this.sessions = sessions;
    this.caller = caller;
    this.cookies = cookies;
  }

  /** The CSRF token that matches the browser's current cookies. */
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

  @POST
  @Path("logout")
  @CsrfProtected
  public Uni<Response> logout() {
    return sessions
        .end(caller.userId(), caller.sessionId(), "logout")
        .map(
            done -> Response.ok(Map.of("message", "Signed out")).cookie(cookies.cleared()).build());
  }
}
