package io.quizcast.auth.verification;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The routes of {@link VerificationResource} for the mobile app. */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Path("/api/mobile/auth/verify-email")
public class MobileVerificationResource extends VerificationResource {

  MobileVerificationResource(VerificationService verification, CallerIdentity caller) {
    super(verification, caller);
  }
}
