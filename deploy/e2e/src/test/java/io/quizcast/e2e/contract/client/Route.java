package io.quizcast.e2e.contract.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of the contract that require a CSRF token or an admin.
 *
 * @param guard {@code A+C} requires a player with a CSRF token, {@code admin} an admin with a CSRF
 *     token (except for GET)
 */
public record Route(String method, String path, String guard) {
  public static final List<Route> GUARDED =
      Stream.of(
              "POST /api/auth/logout A+C",
              "POST /api/auth/logout-all A+C",
              "POST /api/auth/revoke-session A+C",
              "POST /api/auth/change-password A+C",
              "POST /api/auth/ws-ticket A+C",
              "POST /api/auth/verify-email/send A+C",
              "POST /api/auth/verify-email/confirm A+C",
              "POST /api/auth/google/link A+C",
              "POST /api/auth/admin/reset-auth admin",
              "POST /api/auth/admin/debug-token admin",
              "POST /api/auth/admin/reset-password admin",
              "PUT /api/users/me A+C",
              "PUT /api/users/me/language A+C",
              "DELETE /api/users/me A+C",
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

  @Override
  public String toString() {
    return method + " " + path;
  }
}
