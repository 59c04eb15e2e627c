package io.quizcast.auth.ticket;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** WebSocket tickets for the mobile app. */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MobileTicketResource {
  private final TicketService tickets;
  private final CallerIdentity caller;

  MobileTicketResource(TicketService tickets, CallerIdentity caller) {
    this.tickets = tickets;
    this.caller = caller;
  }

  @POST
  @Path("ws-ticket")
  public Uni<TicketAnswer> ticket() {
    return tickets.issue(caller.token()).map(TicketAnswer::of);
  }
}
