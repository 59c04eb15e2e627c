package io.quizcast.auth.legal;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The routes of {@link LegalResource} for the mobile app. */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Path("/api/mobile/auth/legal")
public class MobileLegalResource extends LegalResource {

  MobileLegalResource(LegalService legal, CallerIdentity caller, ClientAddress addresses) {
    super(legal, caller, addresses);
  }

  @Override
  Source source() {
    return Source.MOBILE;
  }
}
