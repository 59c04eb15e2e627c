package io.quizcast.auth.google;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.signin.TokenAnswers;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Google sign-in for the mobile app. */
@Path("/api/mobile/auth/google")
@Produces(MediaType.APPLICATION_JSON)
public class MobileGoogleResource {
  private final GoogleSignIn google;
  private final GoogleConfig config;
  private final TokenAnswers answers;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  MobileGoogleResource(
      GoogleSignIn google,
      GoogleConfig config,
      TokenAnswers answers,
      CallerIdentity caller,
      ClientAddress addresses) {
    this.google = google;
    this.config = config;
    this.answers = answers;
    this.caller = caller;
    this.addresses = addresses;
  }

  @POST
  @Path("exchange")
  public Uni<Response> exchange(
      @NotNull @Valid GoogleForm form, @Context HttpServerRequest request) {
    if (config.enabled() && GoogleForm.isBlank(form.deviceId())) {
      throw RequestRefused.invalid("device_id is required");
    }
    return google
        .exchange(form, Device.of(request, addresses, form.deviceId()))
        .map(signedIn -> answers.mobile(200, signedIn));
  }

  @POST
  @Authenticated
  @Path("link")
  public Uni<GoogleResource.Linked> link(
      @NotNull @Valid GoogleForm form, @Context HttpServerRequest request) {
    return google
        .link(caller.userId(), form, addresses.of(request))
        .map(user -> new GoogleResource.Linked("Google is tied to your account", user));
  }
}
