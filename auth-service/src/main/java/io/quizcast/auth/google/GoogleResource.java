package io.quizcast.auth.google;

import io.quarkus.security.Authenticated;
import io.quizcast.auth.account.UserView;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.signin.SignedIn;
import io.quizcast.auth.signin.TokenAnswers;
import io.quizcast.guard.CallerIdentity;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfProtected;
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

/** Google sign-in for browsers. A subclass adds the paths of the mobile app. */
@Path("/api/auth/google")
@Produces(MediaType.APPLICATION_JSON)
public class GoogleResource {
  private final GoogleSignIn google;
  private final TokenAnswers answers;
  private final CallerIdentity caller;
  private final ClientAddress addresses;

  GoogleResource(
      GoogleSignIn google, TokenAnswers answers, CallerIdentity caller, ClientAddress addresses) {
    this.google = google;
    this.answers = answers;
    this.caller = caller;
    this.addresses = addresses;
  }

  /** The account after linking. */
  public record Linked(String message, UserView user) {}

  @POST
  @Path("exchange")
  public Uni<Response> exchange(
      @NotNull @Valid GoogleForm form, @Context HttpServerRequest request) {
    check(form);
    return google
        .exchange(form, Device.of(request, addresses, form.deviceId()))
        .map(signedIn -> answer(answers, signedIn));
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

  /** Refuses a form that lacks what this kind of client must send. */
  void check(GoogleForm form) {}

  Response answer(TokenAnswers answers, SignedIn signedIn) {
    return answers.web(200, signedIn);
  }
}
