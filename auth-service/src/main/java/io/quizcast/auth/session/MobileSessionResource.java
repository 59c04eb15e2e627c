package io.quizcast.auth.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The routes of {@link SessionResource} for the mobile app, which has no cookies. */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MobileSessionResource extends SessionResource {

  MobileSessionResource(
      SessionService sessions, CallerIdentity caller, AuthCookies cookies, ObjectMapper json) {
    super(sessions, caller, cookies, json);
  }

  @Override
  Response signedOut(AuthCookies cookies, Map<String, String> answer) {
    return Response.ok(answer).build();
  }
}
