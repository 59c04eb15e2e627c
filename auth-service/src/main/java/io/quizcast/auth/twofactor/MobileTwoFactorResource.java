package io.quizcast.auth.twofactor;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The routes of {@link TwoFactorResource} for the mobile app. */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Path("/api/mobile/auth")
public class MobileTwoFactorResource extends TwoFactorResource {

  MobileTwoFactorResource(
      TwoFactorService service, CallerIdentity caller, ClientAddress addresses) {
    super(service, caller, addresses);
  }
}
