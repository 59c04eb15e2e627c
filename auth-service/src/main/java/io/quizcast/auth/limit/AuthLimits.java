package io.quizcast.auth.limit;

import io.quizcast.guard.RateLimit;
import io.quizcast.guard.RateLimit.Subject;
import io.quizcast.guard.RateLimit.WhenBlind;
import io.quizcast.guard.RateLimits;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Every limit of this service. By address they are sized for a school behind one address: 200
 * people sign in and get their tickets within a minute. What slows guessing is {@link SignInDelay},
 * what bounds a single user is his account's bucket.
 */
@ApplicationScoped
public class AuthLimits implements RateLimits {

  /** A class of 200, half of them twice. */
  private static final int SIGN_IN = 300;

  /** Sign-ups cost a hash and a row for ever. */
  private static final int SIGN_UP = 250;

  /** The lobby opens: everybody behind the address asks for a ticket, some again. */
  private static final int RUSH = 1_200;

  /** Each is a mail to somebody, asked for by anybody. */
  private static final int FORGOTTEN = 60;

  private static final int OWN_ROUTE = 20;

  @Override
  public List<RateLimit> rows() {
    List<RateLimit> rows = new ArrayList<>();
    for (String client : List.of("", "/mobile")) {
      String base = "/api" + client + "/auth/";
      rows.add(address(HttpMethod.POST, base + "register", SIGN_UP, 100, WhenBlind.LOCAL));
      rows.add(address(HttpMethod.POST, base + "login", SIGN_IN, SIGN_IN, WhenBlind.LOCAL));
      rows.add(
          address(HttpMethod.POST, base + "google/exchange", SIGN_IN, SIGN_IN, WhenBlind.LOCAL));
      rows.add(address(HttpMethod.POST, base + "two-factor", SIGN_IN, SIGN_IN, WhenBlind.LOCAL));
      rows.add(address(HttpMethod.POST, base + "refresh", RUSH, RUSH, WhenBlind.OPEN));
      rows.add(address(HttpMethod.POST, base + "logout", RUSH, RUSH, WhenBlind.OPEN));
      rows.add(address(HttpMethod.POST, base + "ws-ticket", RUSH, RUSH, WhenBlind.OPEN));
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
        rows.add(address(HttpMethod.POST, base + route, RUSH, RUSH, WhenBlind.OPEN));
        rows.add(account(HttpMethod.POST, base + route));
      }
      for (String route : List.of("sessions", "verify-email/status", "legal", "two-factor")) {
        rows.add(address(HttpMethod.GET, base + route, RUSH, RUSH, WhenBlind.OPEN));
        rows.add(account(HttpMethod.GET, base + route));
      }
    }
    rows.add(address(HttpMethod.GET, "/api/auth/csrf", RUSH, RUSH, WhenBlind.OPEN));
    rows.add(account(HttpMethod.GET, "/api/auth/csrf"));
    rows.add(address(HttpMethod.GET, "/api/auth/google/client", RUSH, RUSH, WhenBlind.OPEN));
    for (String route : List.of("check-refresh", "token-info")) {
      rows.add(address(HttpMethod.POST, "/api/auth/" + route, RUSH, RUSH, WhenBlind.OPEN));
    }
    rows.add(address(HttpMethod.POST, "/api/auth/forgot-password", FORGOTTEN, 20, WhenBlind.LOCAL));
    rows.add(address(HttpMethod.POST, "/api/auth/reset-password", FORGOTTEN, 20, WhenBlind.LOCAL));
    for (String path : List.of("/api/users/me", "/api/mobile/users/me", "/api/mobile/auth/me")) {
      rows.add(address(HttpMethod.DELETE, path, SIGN_IN, SIGN_IN, WhenBlind.LOCAL));
      rows.add(account(HttpMethod.DELETE, path));
    }
    for (String route :
        List.of(
            "change-password", "admin/reset-auth", "admin/debug-token", "admin/reset-password")) {
      rows.add(address(HttpMethod.POST, "/api/auth/" + route, SIGN_IN, SIGN_IN, WhenBlind.LOCAL));
      rows.add(account(HttpMethod.POST, "/api/auth/" + route));
    }
    return rows;
  }

  private static RateLimit address(
      HttpMethod method, String path, int burst, int perMinute, WhenBlind whenBlind) {
    return new RateLimit(
        name("a", method, path), method, path, burst, perMinute, Subject.ADDRESS, whenBlind);
  }

  private static RateLimit account(HttpMethod method, String path) {
    return new RateLimit(
        name("u", method, path),
        method,
        path,
        OWN_ROUTE,
        OWN_ROUTE,
        Subject.ACCOUNT,
        WhenBlind.OPEN);
  }

  /** Two methods of one path have a bucket each. */
  private static String name(String subject, HttpMethod method, String path) {
    return method == HttpMethod.POST ? subject + ":" + path : subject + ":" + method + ":" + path;
  }
}
