package io.quizcast.auth.ticket;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The route of {@link TicketResource} for the mobile app. */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Path("/api/mobile/auth")
public class MobileTicketResource extends TicketResource {

  MobileTicketResource(TicketService tickets, CallerIdentity caller) {
    super(tickets, caller);
  }
}
