package io.quizcast.auth.google;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.signin.TokenAnswers;
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
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Google sign-in for browsers. */
@Path("/api/auth/google")
@Produces(MediaType.APPLICATION_JSON)
public class GoogleResource {
  private final GoogleSignIn google;
  private final TokenAnswers answers;
  private final CallerIdentity caller;
  private final ClientAddress addresses;
  private final GoogleConfig config;

  GoogleResource(
      GoogleSignIn google,
      TokenAnswers answers,
      CallerIdentity caller,
      ClientAddress addresses,
      GoogleConfig config) {
    this.google = google;
    this.answers = answers;
    this.caller = caller;
    this.addresses = addresses;
    this.config = config;
  }

  /** The account after linking. */
  public record Linked(String message, UserView user) {}

  /** The client id of the web; absent if Google sign-in is switched off. */
  public record WebClient(@Nullable String clientId) {}

  @GET
  @Path("client")
  public WebClient client() {
    return new WebClient(config.enabled() ? config.webClientId().orElse(null) : null);
  }

  @POST
  @Path("exchange")
  public Uni<Response> exchange(
      @NotNull @Valid GoogleForm form, @Context HttpServerRequest request) {
    return google
        .exchange(form, Device.of(request, addresses, form.deviceId()))
        .map(signedIn -> answers.web(200, signedIn));
  }

  @POST
  @Authenticated
  @CsrfProtected
  @Path("link")
  public Uni<Linked> link(@NotNull @Valid GoogleForm form, @Context HttpServerRequest request) {
    return google
        .link(caller.userId(), form, addresses.of(request))
        .map(user -> new Linked("Google is tied to your account", user));
  }
}
