package io.quizcast.auth.signin;

import io.quizcast.auth.session.AuthCookies;
import io.quizcast.auth.session.Device;
import io.quizcast.auth.session.RefreshService;
import io.quizcast.auth.session.SessionConfig;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.token.TokenRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refreshes a browser's tokens, which are in cookies, and reports when they expire. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
public class RefreshResource {
  private final RefreshService refreshes;
  private final AuthCookies cookies;
  private final ClientAddress addresses;
  private final Duration accessTtl;

  RefreshResource(
      RefreshService refreshes,
      AuthCookies cookies,
      ClientAddress addresses,
      SessionConfig config) {
    this.refreshes = refreshes;
    this.cookies = cookies;
    this.addresses = addresses;
    this.accessTtl = config.accessTtl();
  }

  /** Needs no access token, because browsers drop its cookie when it expires. */
  @POST
  @Path("refresh")
  public Uni<Response> refresh(
      @HeaderParam(CsrfSecret.HEADER) @Nullable String csrfToken,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    String token =
        AuthCookies.refreshTokenOf(request)
            .orElseThrow(() -> RequestRefused.token(TokenRefusal.INVALID));
    Cookie cookie = headers.getCookies().get(cookies.csrfName());
    String secret = cookie == null ? "" : cookie.getValue();
    if (csrfToken == null
        || secret.isEmpty()
        || !CsrfSecret.same(CsrfSecret.tokenOf(secret), csrfToken)) {
      throw RequestRefused.of(403, "csrf_mismatch", "The CSRF token is missing or not valid");
    }
    return refreshes
        .refresh(token, Device.of(request, addresses, null), secret)
        .map(
            tokens ->
                Response.ok(Envelopes.Web.of(null, tokens, accessTtl.toSeconds()))
                    .cookie(cookies.of(tokens))
                    .build());
  }

  /** A refresh token in the body, for clients without cookies. */
  public record TokenForm(@Nullable String refreshToken) {}

  /** Whether a refresh token is valid. */
  public record Alive(boolean valid) {}

  /** The expiry of both tokens, as a time and in seconds from now. */
  public record TokenTimes(
      Instant accessTokenExpires,
      Instant refreshTokenExpires,
      double accessTokenValidFor,
      double refreshTokenValidFor) {}

  @POST
  @Path("check-refresh")
  public Uni<Alive> checkRefresh(@Context HttpServerRequest request, @Nullable TokenForm form) {
    return refreshes.inspect(given(request, form)).map(found -> new Alive(found.isPresent()));
  }

  @POST
  @Path("token-info")
  public Uni<TokenTimes> tokenInfo(@Context HttpServerRequest request, @Nullable TokenForm form) {
    return refreshes
        .inspect(given(request, form))
        .map(
            found -> {
              RefreshService.Alive alive =
                  found.orElseThrow(() -> RequestRefused.token(TokenRefusal.INVALID));
              return new TokenTimes(
                  alive.accessExpiresAt(),
                  alive.refreshExpiresAt(),
                  secondsUntil(alive.accessExpiresAt()),
                  secondsUntil(alive.refreshExpiresAt()));
            });
  }

  private static String given(HttpServerRequest request, @Nullable TokenForm form) {
    return AuthCookies.refreshTokenOf(request)
        .or(() -> Optional.ofNullable(form).map(TokenForm::refreshToken))
        .filter(token -> !token.isEmpty())
        .orElseThrow(() -> RequestRefused.of(400, "token_invalid", "There is no refresh token"));
  }

  private static double secondsUntil(Instant end) {
    return Math.max(0, Duration.between(Instant.now(), end).toMillis() / 1000.0);
  }
}
