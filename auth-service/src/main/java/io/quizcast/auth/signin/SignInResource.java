package io.quizcast.auth.signin;

import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.auth.session.Device;
import io.quizcast.guard.ClientAddress;
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
import org.jspecify.annotations.Nullable;

/**
 * Sign-up and sign-in for browsers, which get their tokens in cookies. A subclass adds the paths of
 * the mobile app.
 */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
  private final SignInService signIn;
  private final TokenAnswers answers;
  private final ClientAddress addresses;

  SignInResource(SignInService signIn, TokenAnswers answers, ClientAddress addresses) {
    this.signIn = signIn;
    this.answers = answers;
    this.addresses = addresses;
  }

  @POST
  @Path("register")
  public Uni<Response> register(
      @NotNull @Valid RegisterForm form, @Context HttpServerRequest request) {
    return signIn
        .register(form, device(request, newDevice(form.deviceId())), source())
        .map(signedIn -> answer(answers, 201, signedIn));
  }

  @POST
  @Path("login")
  public Uni<Response> login(@NotNull @Valid LoginForm form, @Context HttpServerRequest request) {
    return signIn
        .login(form, device(request, known(form.deviceId())))
        .map(signedIn -> answer(answers, 200, signedIn));
  }

  /** Completes a sign-in that was answered with {@code two_factor_required}. */
  @POST
  @Path("two-factor")
  public Uni<Response> secondFactor(
      @NotNull @Valid TwoFactorForm form, @Context HttpServerRequest request) {
    return signIn
        .secondFactor(form, device(request, known(form.deviceId())))
        .map(signedIn -> answer(answers, 200, signedIn));
  }

  private Device device(HttpServerRequest request, @Nullable String deviceId) {
    return Device.of(request, addresses, deviceId);
  }

  /** Where the terms that a sign-up accepts were shown. */
  Source source() {
    return Source.WEB;
  }

  /** The device id of a session that a sign-up opens. For a browser none is stored. */
  @Nullable String newDevice(@Nullable String deviceId) {
    return "";
  }

  /** The device id of a session that a sign-in opens. */
  @Nullable String known(@Nullable String deviceId) {
    return deviceId;
  }

  Response answer(TokenAnswers answers, int status, SignedIn signedIn) {
    return answers.web(status, signedIn);
  }
}
