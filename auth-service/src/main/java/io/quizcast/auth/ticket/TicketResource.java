package io.quizcast.auth.ticket;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** WebSocket tickets. A subclass adds the paths of the mobile app. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TicketResource {
  private final TicketService tickets;
  private final CallerIdentity caller;

  TicketResource(TicketService tickets, CallerIdentity caller) {
    this.tickets = tickets;
    this.caller = caller;
  }

  @POST
  @Path("ws-ticket")
  @CsrfProtected
  public Uni<TicketAnswer> ticket() {
    return tickets.issue(caller.token()).map(TicketAnswer::of);
  }
}
