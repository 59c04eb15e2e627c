package io.quizcast.auth.signin;

import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.RefreshService;
import io.quizcast.auth.session.SessionConfig;
import io.quizcast.auth.session.SessionService;
import io.quizcast.guard.ClientAddress;
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
import java.util.Map;

/**
 * Refresh and logout of the mobile app, whose refresh token is in the body; cookies are ignored.
 */
@Path("/api/mobile/auth")
@Produces(MediaType.APPLICATION_JSON)
public class MobileRefreshResource {
  private final RefreshService refreshes;
  private final SessionService sessions;
  private final ClientAddress addresses;
  private final SessionConfig config;

  MobileRefreshResource(
      RefreshService refreshes,
      SessionService sessions,
      ClientAddress addresses,
      SessionConfig config) {
    this.refreshes = refreshes;
    this.sessions = sessions;
    this.addresses = addresses;
    this.config = config;
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
   * Ends a session. Needs no access token, and succeeds for a session that has already ended,
   * because the app may call it late.
   */
  @POST
  @Path("logout")
  public Uni<Map<String, String>> logout(@NotNull @Valid LogoutForm form) {
    return sessions
        .endByToken(form.refreshToken(), "logout")
        .map(done -> Map.of("message", "Signed out"));
  }
}
