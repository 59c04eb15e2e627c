package io.quizcast.auth.deletion;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.session.AuthCookies;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes the caller's account. Subclasses add the paths of the mobile app. */
@Path("/api/users/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AccountResource {
  private final AccountDeletion deletion;
  private final CallerIdentity caller;
  private final ClientAddress addresses;
  private final AuthCookies cookies;

  AccountResource(
      AccountDeletion deletion,
      CallerIdentity caller,
      ClientAddress addresses,
      AuthCookies cookies) {
    this.deletion = deletion;
    this.caller = caller;
    this.addresses = addresses;
    this.cookies = cookies;
  }

  @DELETE
  @CsrfProtected
  public Uni<Response> delete(
      @Nullable @Valid DeletionForm form, @Context HttpServerRequest request) {
    return deletion
        .delete(caller.token(), form, addresses.of(request))
        .map(done -> deleted(cookies, Map.of("message", "Your account was deleted")));
  }

  /** The response. It also clears the cookies of a browser. */
  Response deleted(AuthCookies cookies, Map<String, String> answer) {
    return Response.ok(answer).cookie(cookies.cleared()).build();
  }
}
