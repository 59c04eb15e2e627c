package io.quizcast.e2e.contract.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of the contract that require a signed-in user.
 *
 * @param guard {@code A} requires a player, {@code +C} also a CSRF token, {@code admin} an admin
 *     with a CSRF token (except for GET), and {@code B} a bearer token
 */
public record Route(String method, String path, String guard) {
  public static final List<Route> GUARDED =
      Stream.of(
              "GET /api/auth/csrf A",
              "GET /api/auth/verify-email/status A",
              "POST /api/auth/logout A+C",
              "POST /api/auth/logout-all A+C",
              "GET /api/auth/sessions A",
              "POST /api/auth/revoke-session A+C",
              "POST /api/auth/change-password A+C",
              "POST /api/auth/ws-ticket A+C",
              "POST /api/auth/verify-email/send A+C",
              "POST /api/auth/verify-email/confirm A+C",
              "POST /api/auth/google/link A+C",
              "POST /api/auth/admin/reset-auth admin",
              "POST /api/auth/admin/debug-token admin",
              "POST /api/auth/admin/reset-password admin",
              "GET /api/users/me A",
              "GET /api/users/me/results A",
              "PUT /api/users/me A+C",
              "PUT /api/users/me/language A+C",
              "DELETE /api/users/me A+C",
              "POST /api/mobile/auth/ws-ticket B",
              "PUT /api/mobile/auth/profile B",
              "GET /api/mobile/auth/sessions B",
              "POST /api/mobile/auth/revoke-session B",
              "POST /api/mobile/auth/logout-all B",
              "POST /api/mobile/auth/verify-email/send B",
              "POST /api/mobile/auth/verify-email/confirm B",
              "GET /api/mobile/auth/verify-email/status B",
              "POST /api/mobile/auth/google/link B",
              "DELETE /api/mobile/auth/me B",
              "DELETE /api/mobile/users/me B",
              "GET /api/quizzes/1/my-result A",
              "POST /api/quizzes admin",
              "POST /api/quizzes/1/questions admin",
              "PUT /api/quizzes/1/schedule admin",
              "PUT /api/quizzes/1/cancel admin",
              "POST /api/quizzes/1/duplicate admin",
              "GET /api/quizzes/1/results/export admin",
              "GET /api/quizzes/1/statistics admin",
              "GET /api/quizzes/1/winners admin",
              "GET /api/quizzes/1/asked-questions admin",
              "POST /api/quizzes/1/ad-slots admin",
              "GET /api/quizzes/1/ad-slots admin",
              "PUT /api/quizzes/1/ad-slots/1 admin",
              "DELETE /api/quizzes/1/ad-slots/1 admin",
              "POST /api/admin/ads admin",
              "GET /api/admin/ads admin",
              "DELETE /api/admin/ads/1 admin",
              "POST /api/admin/question-pool admin",
              "GET /api/admin/question-pool/stats admin",
              "POST /api/admin/question-pool/reset admin",
              "GET /api/admin/ws/metrics admin",
              "GET /api/admin/ws/metrics/detailed admin",
              "GET /api/admin/ws/metrics/prometheus admin",
              "GET /api/admin/ws/health admin",
              "GET /api/admin/ws/alerts admin")
          .map(line -> line.split(" "))
          .map(words -> new Route(words[0], words[1], words[2]))
          .toList();

  public boolean needsAdmin() {
    return guard.equals("admin");
  }

  public boolean needsCsrf() {
    return !method.equals("GET") && (guard.equals("A+C") || needsAdmin());
  }

  public boolean isMobile() {
    return guard.equals("B");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
