package io.quizcast.auth.limit;

import io.quizcast.guard.limit.RateLimit;
import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimit.WhenRedisUnavailable;
import io.quizcast.guard.limit.RateLimits;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate limits of this service. Limits by address are sized for a school behind one address,
 * where 200 people sign in and get their tickets within a minute. The limits by account apply to a
 * single player. {@link SignInDelay} slows down guessing.
 */
@ApplicationScoped
public class AuthLimits implements RateLimits {

  /** Allows 200 sign-ins, of which half may be repeated once. */
  private static final int SIGN_IN = 300;

  /** Lower than the limit of sign-ins, because each sign-up costs a hash and leaves a row. */
  private static final int SIGN_UP = 250;

  /**
   * When a lobby opens, everybody behind the address requests a ticket, some of them several times.
   */
  private static final int RUSH = 1_200;

  /** Strict, because each request sends an e-mail without authentication. */
  private static final int PASSWORD_RESET = 60;

  private static final int OWN_ROUTE = 20;

  @Override
  public List<RateLimit> rows() {
    List<RateLimit> rows = new ArrayList<>();
    for (String client : List.of("", "/mobile")) {
      String base = "/api" + client + "/auth/";
      rows.add(
          address(HttpMethod.POST, base + "register", SIGN_UP, 100, WhenRedisUnavailable.LOCAL));
      rows.add(
          address(HttpMethod.POST, base + "login", SIGN_IN, SIGN_IN, WhenRedisUnavailable.LOCAL));
      rows.add(
          address(
              HttpMethod.POST,
              base + "google/exchange",
              SIGN_IN,
              SIGN_IN,
              WhenRedisUnavailable.LOCAL));
      rows.add(
          address(
              HttpMethod.POST, base + "two-factor", SIGN_IN, SIGN_IN, WhenRedisUnavailable.LOCAL));
      rows.add(address(HttpMethod.POST, base + "refresh", RUSH, RUSH, WhenRedisUnavailable.OPEN));
      rows.add(address(HttpMethod.POST, base + "logout", RUSH, RUSH, WhenRedisUnavailable.OPEN));
      rows.add(address(HttpMethod.POST, base + "ws-ticket", RUSH, RUSH, WhenRedisUnavailable.OPEN));
      rows.add(account(HttpMethod.POST, base + "ws-ticket"));
      for (String route :
          List.of(
              "logout-all",
              "revoke-session",
              "verify-email/send",
              "verify-email/confirm",
              "google/link",
              "legal/accept",
              "two-factor/enrol",
              "two-factor/confirm",
              "two-factor/recovery-codes",
              "two-factor/disable")) {
        rows.add(address(HttpMethod.POST, base + route, RUSH, RUSH, WhenRedisUnavailable.OPEN));
        rows.add(account(HttpMethod.POST, base + route));
      }
      for (String route : List.of("sessions", "verify-email/status", "legal", "two-factor")) {
        rows.add(address(HttpMethod.GET, base + route, RUSH, RUSH, WhenRedisUnavailable.OPEN));
        rows.add(account(HttpMethod.GET, base + route));
      }
    }
    rows.add(address(HttpMethod.GET, "/api/auth/csrf", RUSH, RUSH, WhenRedisUnavailable.OPEN));
    rows.add(account(HttpMethod.GET, "/api/auth/csrf"));
    for (String path : List.of("/api/auth/google/client", "/api/installation")) {
      rows.add(address(HttpMethod.GET, path, RUSH, RUSH, WhenRedisUnavailable.OPEN));
    }
    for (String route : List.of("check-refresh", "token-info")) {
      rows.add(
          address(HttpMethod.POST, "/api/auth/" + route, RUSH, RUSH, WhenRedisUnavailable.OPEN));
    }
    rows.add(
        address(
            HttpMethod.POST,
            "/api/auth/forgot-password",
            PASSWORD_RESET,
            20,
            WhenRedisUnavailable.LOCAL));
    rows.add(
        address(
            HttpMethod.POST,
            "/api/auth/reset-password",
            PASSWORD_RESET,
            20,
            WhenRedisUnavailable.LOCAL));
    for (String path : List.of("/api/users/me", "/api/mobile/users/me", "/api/mobile/auth/me")) {
      rows.add(address(HttpMethod.DELETE, path, SIGN_IN, SIGN_IN, WhenRedisUnavailable.LOCAL));
      rows.add(account(HttpMethod.DELETE, path));
    }
    for (String route :
        List.of(
            "change-password", "admin/reset-auth", "admin/debug-token", "admin/reset-password")) {
      rows.add(
          address(
              HttpMethod.POST, "/api/auth/" + route, SIGN_IN, SIGN_IN, WhenRedisUnavailable.LOCAL));
      rows.add(account(HttpMethod.POST, "/api/auth/" + route));
    }
    return rows;
  }

  private static RateLimit address(
      HttpMethod method,
      String path,
      int burst,
      int perMinute,
      WhenRedisUnavailable whenRedisUnavailable) {
    return new RateLimit(
        name("a", method, path),
        method,
        path,
        burst,
        perMinute,
        Subject.ADDRESS,
        whenRedisUnavailable);
  }

  private static RateLimit account(HttpMethod method, String path) {
    return new RateLimit(
        name("u", method, path),
        method,
        path,
        OWN_ROUTE,
        OWN_ROUTE,
        Subject.ACCOUNT,
        WhenRedisUnavailable.OPEN);
  }

  /** Two methods on one path have separate buckets. */
  private static String name(String subject, HttpMethod method, String path) {
    return method == HttpMethod.POST ? subject + ":" + path : subject + ":" + method + ":" + path;
  }
}
