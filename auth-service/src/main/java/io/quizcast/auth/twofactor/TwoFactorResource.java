package io.quizcast.auth.twofactor;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.twofactor.TwoFactorService.Enrolment;
import io.quizcast.auth.twofactor.TwoFactorService.Status;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of the second factor. A subclass adds the paths of the mobile app. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TwoFactorResource {
  private final TwoFactorService service;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  TwoFactorResource(TwoFactorService service, CallerIdentity caller, ClientAddress addresses) {
    this.service = service;
    this.caller = caller;
    this.addresses = addresses;
  }

  /** The password of an account that has one. */
  public record EnrolForm(@Nullable @Size(max = 1024) String password) {}

  /** Recovery codes, which are shown only once. */
  public record Codes(String message, List<String> recoveryCodes) {}

  @GET
  @Path("two-factor")
  public Uni<Status> status() {
    return service.status(caller.userId());
  }

  @POST
  @CsrfProtected
  @Path("two-factor/enrol")
  public Uni<Enrolment> enrol(@Nullable @Valid EnrolForm form, @Context HttpServerRequest request) {
    return service.enrol(
        caller.userId(), form == null ? null : form.password(), addresses.of(request));
  }

  @POST
  @CsrfProtected
  @Path("two-factor/confirm")
  public Uni<Codes> confirm(@NotNull @Valid CodeForm form) {
    return service
        .confirm(caller.userId(), form.code())
        .map(codes -> new Codes("Signing in needs your authenticator now", codes));
  }

  @POST
  @CsrfProtected
  @Path("two-factor/recovery-codes")
  public Uni<Codes> renew(@NotNull @Valid CodeForm form) {
    return service
        .renewRecoveryCodes(caller.userId(), form.code())
        .map(codes -> new Codes("Older recovery codes no longer work", codes));
  }

  @POST
  @CsrfProtected
  @Path("two-factor/disable")
  public Uni<Map<String, String>> disable(@NotNull @Valid CodeForm form) {
    return service
        .disable(caller.userId(), form.code())
        .map(done -> Map.of("message", "Signing in needs no authenticator any more"));
  }
}
