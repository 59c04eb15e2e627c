package io.quizcast.quiz.access;

import static io.quizcast.quiz.Rows.column;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.PortalRoutes;
import io.quizcast.guard.PortalRoutes.Attempt;
import io.quizcast.quiz.Callers;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Checks for each role which admin routes of this service refuse it, and that a refused call does
 * nothing.
 */
@QuarkusTest
class PortalRolesTest {
  private static final long CALLERS = 770_000;

  @Test
  void eachRoleReachesItsRoutesAndNoOther() throws SQLException {
    List<Attempt> attempts =
        PortalRoutes.attempts(given().queryParam("format", "JSON").get("/q/openapi").asString());
    List<String> mismatches =
        attempts.stream()
            .map(attempt -> attempt.mismatch(statusOf(attempt)))
            .flatMap(Optional::stream)
            .toList();

    assertThat(attempts).hasSizeGreaterThan(5 * 50);
    assertThat(mismatches).isEmpty();
    assertThat(auditedForbidden()).isZero();
  }

  @Test
  void aPlayerReachesNone() {
    List<Attempt> attempts =
        PortalRoutes.attempts(given().queryParam("format", "JSON").get("/q/openapi").asString());
    assertThat(attempts)
        .allSatisfy(
            attempt ->
                assertThat(call(Callers.player(CALLERS), attempt))
                    .as(attempt.route())
                    .isEqualTo(403));
  }

  @Test
  void anEditorReadsAQuizWithItsQuestionsAndAHostDoesNot() {
    long quiz = Callers.newQuiz(Map.of());
    Callers.addQuestions(quiz, List.of(Callers.question("Which?")));
    String route = "/api/quizzes/" + quiz + "/with-questions";
    portal(PortalRole.EDITOR, true).get(route).then().statusCode(200);
    portal(PortalRole.HOST, true).get(route).then().statusCode(403);
  }

  @Test
  void anEditorReadsTheHistoryOfOneQuizAndNotTheWholeLog() {
    long quiz = Callers.newQuiz(Map.of());
    RequestSpecification editor = portal(PortalRole.EDITOR, true);
    editor
        .get("/api/admin/audit?subject=quiz&subject_id=" + quiz)
        .then()
        .statusCode(200)
        .body("total", equalTo(1));
    for (String wider : List.of("?subject=quiz", "?subject=payout&subject_id=1", "?action=ban")) {
      portal(PortalRole.EDITOR, true).get("/api/admin/audit" + wider).then().statusCode(403);
    }
    portal(PortalRole.FINANCE, true)
        .get("/api/admin/audit?subject=quiz&subject_id=" + quiz)
        .then()
        .statusCode(403);
  }

  @Test
  void theLogIsFilteredByPersonActionAndTime() {
    long actor = CALLERS + 300;
    long quiz = Callers.newQuiz(Map.of());
    Callers.admin(actor).delete("/api/quizzes/" + quiz).then().statusCode(200);
    String now = Instant.now().plusSeconds(5).toString();
    String log = "/api/admin/audit?page_size=1&actor_id=" + actor;
    Callers.admin().get(log).then().body("total", equalTo(1)).body("items", hasSize(1));
    Callers.admin().get(log + "&from=" + now).then().statusCode(200).body("total", equalTo(0));
    Callers.admin().get(log + "&to=" + now).then().body("items[0].subject_id", equalTo((int) quiz));
    Callers.admin().get(log + "&action=none").then().body("total", equalTo(0));
    for (String odd : List.of("&from=yesterday", "&actor_id=me")) {
      Callers.admin().get("/api/admin/audit?x=1" + odd).then().statusCode(400);
    }
  }

  private static int statusOf(Attempt attempt) {
    return call(
        attempt
            .role()
            .map(role -> portal(role, attempt.allowed()))
            .orElseGet(() -> Callers.admin(CALLERS + 200)),
        attempt);
  }

  private static int call(RequestSpecification caller, Attempt attempt) {
    return (attempt.method().equals("GET") ? caller : caller.body("{}"))
        .request(attempt.method(), attempt.path())
        .statusCode();
  }

  /** Refused callers have ids of their own, so that the audit log can be searched for them. */
  private static RequestSpecification portal(PortalRole role, boolean allowed) {
    return Callers.portal(CALLERS + (allowed ? 100 : 1) + role.ordinal(), role);
  }

  private long auditedForbidden() throws SQLException {
    return Long.parseLong(
        column(
                "SELECT count(*) FROM audit_log WHERE actor_id BETWEEN %d AND %d"
                    .formatted(CALLERS, CALLERS + 99))
            .getFirst());
  }
}
