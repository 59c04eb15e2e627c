package io.quizcast.auth.signin;

import io.quizcast.auth.legal.LegalAcceptanceRepository.Source;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.RefreshService;
import io.quizcast.auth.session.SessionConfig;
import io.quizcast.auth.session.SessionService;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sign-up, sign-in, refresh and logout for the mobile app. Tokens are in the bodies; cookies are
 * ignored.
 */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
public class MobileSignInResource {
  private final SignInService signIn;
  private final RefreshService refreshes;
  private final SessionService sessions;
  private final TokenAnswers answers;
  private final ClientAddress addresses;
  private final SessionConfig config;

  MobileSignInResource(
      SignInService signIn,
      RefreshService refreshes,
      SessionService sessions,
      TokenAnswers answers,
      ClientAddress addresses,
      SessionConfig config) {
    this.signIn = signIn;
    this.refreshes = refreshes;
    this.sessions = sessions;
    this.answers = answers;
    this.addresses = addresses;
    this.config = config;
  }

  @POST
  @Path("register")
  public Uni<Response> register(
      @NotNull @Valid RegisterForm form, @Context HttpServerRequest request) {
    return signIn
        .register(form, Device.of(request, addresses, required(form.deviceId())), Source.MOBILE)
        .map(signedIn -> answers.mobile(201, signedIn));
  }

  @POST
  @Path("login")
  public Uni<Response> login(@NotNull @Valid LoginForm form, @Context HttpServerRequest request) {
    return signIn
        .login(form, Device.of(request, addresses, required(form.deviceId())))
        .map(signedIn -> answers.mobile(200, signedIn));
  }

  /** Completes a sign-in that was answered {@code two_factor_required}. */
  @POST
  @Path("two-factor")
  public Uni<Response> secondFactor(
      @NotNull @Valid TwoFactorForm form, @Context HttpServerRequest request) {
    return signIn
        .secondFactor(form, Device.of(request, addresses, required(form.deviceId())))
        .map(signedIn -> answers.mobile(200, signedIn));
  }

  /** Refresh token and device. */
  public record RefreshForm(@NotEmpty String refreshToken, @NotBlank String deviceId) {}

  @POST
  @Path("refresh")
  public Uni<Envelopes.Mobile> refresh(
      @NotNull @Valid RefreshForm form, @Context HttpServerRequest request) {
    return refreshes
        .refresh(form.refreshToken(), Device.of(request, addresses, form.deviceId()), null)
        .map(tokens -> Envelopes.Mobile.of(null, tokens, config.accessTtl().toSeconds()));
  }

  /** The refresh token of the session to end. */
  public record LogoutForm(@NotEmpty String refreshToken) {}

  /**
   * Ends a session. Needs no access token and succeeds for an ended session, because the app may
   * call it late.
   */
  @POST
  @Path("logout")
  public Uni<Map<String, String>> logout(@NotNull @Valid LogoutForm form) {
    return sessions
        .endByToken(form.refreshToken(), "logout")
        .map(done -> Map.of("message", "Signed out"));
  }

  private static String required(@Nullable String deviceId) {
    if (deviceId == null || deviceId.isBlank()) {
      throw RequestRefused.invalid("Some fields are not right")
          .withDetails("device_id: must not be blank");
    }
    return deviceId;
  }
}
