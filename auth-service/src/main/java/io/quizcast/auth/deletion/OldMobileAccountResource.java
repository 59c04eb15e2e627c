package io.quizcast.auth.deletion;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.session.AuthCookies;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The route of {@link MobileAccountResource} under the path that older apps call. */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Path("/api/mobile/auth/me")
public class OldMobileAccountResource extends MobileAccountResource {

  OldMobileAccountResource(
      AccountDeletion deletion,
      CallerIdentity caller,
      ClientAddress addresses,
      AuthCookies cookies) {
    super(deletion, caller, addresses, cookies);
  }
}
