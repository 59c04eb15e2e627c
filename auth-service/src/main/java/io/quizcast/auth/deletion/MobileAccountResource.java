package io.quizcast.auth.deletion;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.session.AuthCookies;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The route of {@link AccountResource} for the mobile app, which has no cookies. */
@Path("/api/mobile/users/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MobileAccountResource extends AccountResource {

  MobileAccountResource(
      AccountDeletion deletion,
      CallerIdentity caller,
      ClientAddress addresses,
      AuthCookies cookies) {
    super(deletion, caller, addresses, cookies);
  }

  @Override
  Response deleted(AuthCookies cookies, Map<String, String> answer) {
    return Response.ok(answer).build();
  }
}
