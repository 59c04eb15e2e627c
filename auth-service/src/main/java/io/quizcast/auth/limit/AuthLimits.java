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

  private static final HttpMethod GET = HttpMethod.GET;
  private static final HttpMethod POST = HttpMethod.POST;

  @Override
  public List<RateLimit> rows() {
    List<RateLimit> rows = new ArrayList<>();
    for (String auth : List.of("/api/auth/", "/api/mobile/auth/")) {
      costly(rows, POST, SIGN_UP, 100, auth + "register");
      for (String route : List.of("login", "google/exchange", "two-factor")) {
        costly(rows, POST, SIGN_IN, SIGN_IN, auth + route);
      }
      rows.add(address(POST, RUSH, RUSH, WhenRedisUnavailable.OPEN, auth + "refresh"));
      rows.add(address(POST, RUSH, RUSH, WhenRedisUnavailable.OPEN, auth + "logout"));
      for (String route :
          List.of(
              "ws-ticket",
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
        own(rows, POST, auth + route);
      }
      for (String route : List.of("sessions", "verify-email/status", "legal", "two-factor")) {
        own(rows, GET, auth + route);
      }
    }
    own(rows, GET, "/api/auth/csrf");
    for (String path : List.of("/api/auth/google/client", "/api/installation")) {
      rows.add(address(GET, RUSH, RUSH, WhenRedisUnavailable.OPEN, path));
    }
    for (String path : List.of("/api/auth/check-refresh", "/api/auth/token-info")) {
      rows.add(address(POST, RUSH, RUSH, WhenRedisUnavailable.OPEN, path));
    }
    for (String path : List.of("/api/auth/forgot-password", "/api/auth/reset-password")) {
      costly(rows, POST, PASSWORD_RESET, 20, path);
    }
    for (String path : List.of("/api/users/me", "/api/mobile/users/me", "/api/mobile/auth/me")) {
      costly(rows, HttpMethod.DELETE, SIGN_IN, SIGN_IN, path);
      rows.add(account(HttpMethod.DELETE, path));
    }
    for (String route :
        List.of(
            "change-password", "admin/reset-auth", "admin/debug-token", "admin/reset-password")) {
      costly(rows, POST, SIGN_IN, SIGN_IN, "/api/auth/" + route);
      rows.add(account(POST, "/api/auth/" + route));
    }
    return rows;
  }

  /** Also limited, in the process, while Redis is unavailable. */
  private static void costly(
      List<RateLimit> rows, HttpMethod method, int burst, int perMinute, String path) {
    rows.add(address(method, burst, perMinute, WhenRedisUnavailable.LOCAL, path));
  }

  /** Limited by address and by account. */
  private static void own(List<RateLimit> rows, HttpMethod method, String path) {
    rows.add(address(method, RUSH, RUSH, WhenRedisUnavailable.OPEN, path));
    rows.add(account(method, path));
  }

  private static RateLimit address(
      HttpMethod method, int burst, int perMinute, WhenRedisUnavailable unavailable, String path) {
    return new RateLimit(
        name("a", method, path), method, path, burst, perMinute, Subject.ADDRESS, unavailable);
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
