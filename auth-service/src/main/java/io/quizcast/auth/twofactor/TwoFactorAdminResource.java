package io.quizcast.auth.twofactor;

import io.quizcast.auth.audit.Actor;
import io.quizcast.contracts.access.Permission;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Removal of the second factor by an administrator. */
@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Permission.ACCOUNTS)
@CsrfProtected
public class TwoFactorAdminResource {
  private final TwoFactorService service;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  TwoFactorAdminResource(TwoFactorService service, CallerIdentity caller, ClientAddress addresses) {
    this.service = service;
    this.caller = caller;
    this.addresses = addresses;
  }

  @POST
  @Path("{id}/reset-two-factor")
  public Uni<Map<String, String>> reset(long id, @Context HttpServerRequest request) {
    return service
        .reset(id, new Actor(caller.userId(), addresses.of(request), caller.may(Permission.ROLES)))
        .map(done -> Map.of("message", "This account signs in without a second factor"));
  }
}
