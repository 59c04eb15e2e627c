package io.quizcast.auth.session;

import io.quizcast.guard.CsrfSecret;
import io.quizcast.guard.GuardConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the three cookies of a browser session. */
@ApplicationScoped
public class AuthCookies {
  public static final String ACCESS = "access_token";
  private static final String REFRESH = "refresh_token";
  private static final String REFRESH_PATH = "/api/auth";

  private final SessionConfig config;
  private final boolean secure;
  private final NewCookie.SameSite sameSite;

  AuthCookies(SessionConfig config, GuardConfig guard) {
    this.config = config;
    this.secure = guard.cookiesSecure();
    this.sameSite = NewCookie.SameSite.valueOf(config.sameSite().toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the refresh token of a request, or empty. A browser that still has an older release's
   * cookie at / sends both cookies, the one with the more specific path first.
   */
  public static Optional<String> refreshTokenOf(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(REFRESH))
        .map(Cookie::getValue)
        .filter(token -> !token.isEmpty());
  }

  public String csrfName() {
    return CsrfSecret.cookieName(secure);
  }

  public NewCookie[] of(IssuedTokens issued) {
    int refreshAge = (int) Math.max(1, secondsUntil(issued.refreshExpiresAt()));
    List<NewCookie> cookies = new ArrayList<>();
    cookies.add(cookie(ACCESS, "/", issued.accessToken(), (int) config.accessTtl().toSeconds()));
    cookies.add(cookie(REFRESH, REFRESH_PATH, issued.refreshToken(), refreshAge));
    String secret = issued.csrfSecret();
    if (secret != null) {
      cookies.add(cookie(csrfName(), "/", secret, refreshAge));
    }
    return cookies.toArray(NewCookie[]::new);
  }

  /**
   * Returns cookies that clear all session cookies, including those of older releases: both CSRF
   * names and the refresh cookie at /.
   */
  public NewCookie[] cleared() {
    return new NewCookie[] {
      gone(ACCESS, "/", secure),
      gone(REFRESH, REFRESH_PATH, secure),
      gone(REFRESH, "/", secure),
      gone(CsrfSecret.cookieName(false), "/", secure),
      // Browsers ignore a cookie with this prefix if it is not secure.
      gone(CsrfSecret.cookieName(true), "/", true),
    };
  }

  /** Rounded up, so that clients see the full lifetime. */
  private static long secondsUntil(Instant end) {
    return Duration.between(Instant.now(), end).plusMillis(999).toSeconds();
  }

  private NewCookie gone(String name, String path, boolean asSecure) {
    return build(name, path, "", 0, asSecure);
  }

  private NewCookie cookie(String name, String path, String value, int maxAge) {
    return build(name, path, value, maxAge, secure);
  }

  private NewCookie build(
      String name, String path, @Nullable String value, int maxAge, boolean asSecure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(asSecure)
        .sameSite(sameSite)
        .build();
  }
}
