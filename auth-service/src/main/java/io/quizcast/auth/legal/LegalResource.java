package io.quizcast.auth.legal;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.auth.session.Device;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Legal status and acceptance of new terms. A subclass adds the paths of the mobile app. */
@Path("/api/auth/legal")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class LegalResource {
  private final LegalService legal;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  LegalResource(LegalService legal, CallerIdentity caller, ClientAddress addresses) {
    this.legal = legal;
    this.caller = caller;
    this.addresses = addresses;
  }

  /** Where the terms are accepted. */
  Source source() {
    return Source.WEB;
  }

  @GET
  public Uni<LegalStatus> status() {
    return legal.status(caller.userId());
  }

  @POST
  @CsrfProtected
  @Path("accept")
  public Uni<LegalStatus> accept(
      @NotNull @Valid AcceptanceForm form, @Context HttpServerRequest request) {
    return legal.accept(caller.userId(), form, source(), Device.of(request, addresses, null));
  }
}
