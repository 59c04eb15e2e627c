package io.quizcast.auth.deletion;

import io.quarkus.security.Authenticated;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes the caller's account, for the mobile app. */
@Path("/api/mobile/users/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MobileAccountResource {
  private final AccountDeletion deletion;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  MobileAccountResource(AccountDeletion deletion, CallerIdentity caller, ClientAddress addresses) {
    this.deletion = deletion;
    this.caller = caller;
    this.addresses = addresses;
  }

  @DELETE
  public Uni<Map<String, String>> delete(
      @Nullable @Valid DeletionForm form, @Context HttpServerRequest request) {
    return deletion
        .delete(caller.token(), form, addresses.of(request))
        .map(done -> Map.of("message", "Your account was deleted"));
  }
}
