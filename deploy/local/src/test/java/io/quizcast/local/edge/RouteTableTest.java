package io.quizcast.local.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.edge.RouteTable.Route;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  /** The routes that are not in the contract. A new one in routes.yaml must be added here. */
  private static final Set<String> OURS =
      Set.of(
          "GET /.well-known/jwks.json",
          "GET /api/admin/users",
          "GET /api/admin/users/{id}",
          "POST /api/admin/users/{id}/reset-password",
          "POST /api/admin/users/{id}/end-sessions",
          "PUT /api/admin/users/{id}/role",
          "POST /api/admin/users/{id}/unlock",
          "POST /api/admin/users/{id}/suspend",
          "POST /api/admin/users/{id}/reinstate",
          "GET /api/admin/users/{id}/sessions",
          "GET /api/admin/users/{id}/results",
          "GET /api/auth/google/client",
          "GET /api/installation",
          "POST /api/auth/forgot-password",
          "POST /api/auth/reset-password",
          "GET /api/auth/legal",
          "POST /api/auth/legal/accept",
          "POST /api/auth/two-factor",
          "GET /api/auth/two-factor",
          "POST /api/auth/two-factor/enrol",
          "POST /api/auth/two-factor/confirm",
          "POST /api/auth/two-factor/recovery-codes",
          "POST /api/auth/two-factor/disable",
          "GET /api/mobile/auth/legal",
          "POST /api/mobile/auth/legal/accept",
          "POST /api/mobile/auth/two-factor",
          "GET /api/mobile/auth/two-factor",
          "POST /api/mobile/auth/two-factor/enrol",
          "POST /api/mobile/auth/two-factor/confirm",
          "POST /api/mobile/auth/two-factor/recovery-codes",
          "POST /api/mobile/auth/two-factor/disable",
          "POST /api/admin/users/{id}/reset-two-factor",
          "GET /api/users/me/statistics",
          "GET /api/users/me/notifications",
          "PUT /api/users/me/notifications",
          "POST /api/users/me/avatar",
          "GET /api/users/{id}/avatar",
          "GET /api/users/me/export",
          "GET /api/push/key",
          "POST /api/users/me/push-subscriptions",
          "DELETE /api/users/me/push-subscriptions",
          "PUT /api/mobile/users/me/language",
          "GET /api/leaderboard/me",
          "GET /api/quizzes/{id}/registration",
          "POST /api/quizzes/{id}/registration",
          "DELETE /api/quizzes/{id}/registration",
          "POST /api/mobile/quizzes/{id}/registration",
          "DELETE /api/mobile/quizzes/{id}/registration",
          "GET /api/quizzes/{id}/calendar.ics",
          "GET /api/quizzes/{id}/preview",
          "GET /api/admin/deletions",
          "POST /api/admin/statistics/rebuild",
          "PUT /api/quizzes/{id}",
          "DELETE /api/quizzes/{id}",
          "GET /api/quizzes/{id}/questions",
          "PUT /api/quizzes/{id}/questions/order",
          "PUT /api/quizzes/{id}/questions/{questionId}",
          "DELETE /api/quizzes/{id}/questions/{questionId}",
          "POST /api/quizzes/{id}/questions/import",
          "GET /api/quizzes/{id}/questions/export",
          "PUT /api/admin/ads/{id}",
          "GET /api/admin/audit",
          "POST /api/admin/question-pool/import",
          "GET /api/admin/question-pool/export",
          "POST /api/admin/question-pool/bulk",
          "GET /api/admin/quizzes/{id}/versions",
          "GET /api/admin/account-audit",
          "GET /api/admin/question-pool",
          "PUT /api/admin/question-pool/{id}",
          "DELETE /api/admin/question-pool/{id}",
          "POST /api/admin/games/{id}/pause",
          "POST /api/admin/games/{id}/resume",
          "POST /api/admin/games/{id}/extend",
          "POST /api/admin/games/{id}/void",
          "POST /api/admin/games/{id}/cancel",
          "POST /api/admin/games/{id}/remove",
          "POST /api/admin/games/{id}/ban",
          "GET /api/admin/games/{id}/log",
          "GET /api/admin/games/{id}/suspicions",
          "GET /api/admin/bans",
          "DELETE /api/admin/bans/{userId}",
          "POST /api/admin/quizzes/{id}/rehearsals",
          "GET /api/admin/quizzes/{id}/fund-changes",
          "POST /api/admin/quizzes/{id}/fund-changes",
          "POST /api/admin/quizzes/{id}/fund-changes/{changeId}/confirm",
          "GET /api/admin/payouts",
          "POST /api/admin/payouts/approve",
          "POST /api/admin/payouts/hold",
          "POST /api/admin/payouts/pay",
          "GET /api/admin/disputes",
          "GET /api/admin/disputes/{id}",
          "POST /api/admin/disputes/{id}/answer",
          "GET /api/quizzes/{id}/my-answers",
          "GET /api/quizzes/{id}/my-disputes",
          "POST /api/quizzes/{id}/disputes",
          "DELETE /api/admin/question-pool/imports/{importId}",
          "GET /api/admin/question-pool/imports",
          "GET /api/admin/questions/{id}/usage",
          "POST /api/admin/quizzes/{id}/stage-links",
          "GET /api/admin/quizzes/{id}/stage-links",
          "DELETE /api/admin/quizzes/{id}/stage-links/{linkId}",
          "POST /api/stage/ticket",
          "GET /api/quizzes/{id}/proof",
          "GET /api/quizzes/{id}/proof/answers",
          "GET /api/quizzes/{id}/my-seat",
          "GET /ws/events",
          "POST /ws/events/{stream}");

  private final RouteTable table = RouteTable.load();

  @Test
  void everyRouteOfTheContractHasOneServiceAndNothingElseIsPublic() throws IOException {
    List<String> contract;
    try (var in = getClass().getResourceAsStream("/contract-routes.txt")) {
      contract =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
    }
    List<String> ours = table.routes().stream().map(r -> r.method() + " " + r.path()).toList();
    assertThat(ours).doesNotHaveDuplicates();
    Set<String> expected = contract.stream().collect(Collectors.toSet());
    expected.addAll(OURS);
    assertThat(ours).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyRouteNamesAnExistingService() {
    assertThat(table.routes().stream().map(Route::service))
        .containsOnly("auth-service", "user-service", "quiz-service", "realtime-gateway");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/quizzes/active, /api/quizzes/active",
    "GET, /api/quizzes/17, /api/quizzes/{id}",
    "GET, /api/quizzes/17/results, /api/quizzes/{id}/results",
    "PUT, /api/quizzes/17/questions/order, /api/quizzes/{id}/questions/order",
    "PUT, /api/quizzes/17/questions/5, /api/quizzes/{id}/questions/{questionId}",
    "GET, /uploads/ads/a%20b.png, /uploads/ads/{file}",
  })
  void theRouteWithFewestVariablesWins(String method, String path, String route) {
    assertThat(table.find(method, path)).map(Route::path).contains(route);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/quizzes/",
    "GET, /api/quizzes//results",
    "GET, /api/quizzes/../../internal/users",
    "GET, /api/quizzes/..",
    "GET, /uploads/ads/..%2f..%2finternal",
    "GET, /uploads/ads/%2e%2e",
    "GET, /uploads/ads/a;b",
    "GET, /internal/users/1",
    "GET, /q/metrics",
    "PATCH, /api/quizzes",
    "HEAD, /api/quizzes",
    "GET, /API/quizzes",
  })
  void whatIsNotListedIsNotRouted(String method, String path) {
    assertThat(table.find(method, path)).isEmpty();
  }
}
