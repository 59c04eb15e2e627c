package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of rules for all routes: unknown paths, origins, preflights and content types. */
class HttpRulesTest {
  private static final String PAGE = "http://localhost:3000";

  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void unknownPathsAndMethodsAreNotFoundInPlainText() {
    for (String path :
        List.of(
            "/api/nothing",
            "/api",
            "/api/auth",
            "/api/auth/nothing",
            "/api/quizzes/1/nothing",
            "/api/users",
            "/api/admin/nothing",
            "/uploads/ads/none.png",
            "/q/health",
            "/internal/keys/rotate")) {
      notFound(http.send("GET", path, Map.of()));
    }
    notFound(http.send("GET", "/api/auth/login", Map.of()));
    notFound(http.send("PATCH", "/api/users/me", Map.of()));
    notFound(http.send("DELETE", "/api/quizzes", Map.of()));
    notFound(http.send("POST", "/api/leaderboard", Map.of()));
    notFound(http.send("PUT", "/api/auth/refresh", Map.of()));
  }

  @Test
  void aListedOriginMayReadEverythingWithCredentials() {
    Answer answer = http.send("GET", "/api/quizzes/scheduled", Map.of("Origin", PAGE)).is(200);
    assertThat(answer.all("access-control-allow-origin")).containsExactly(PAGE);
    assertThat(answer.all("access-control-allow-credentials")).containsExactly("true");
    assertThat(words(answer.header("access-control-expose-headers")))
        .contains(
            "content-length",
            "x-quiz-schedule-warning",
            "retry-after",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset");
    assertThat(answer.header("vary").toLowerCase()).contains("origin");
  }

  @Test
  void refusalsHaveTheCorsHeadersToo() {
    for (Answer answer :
        List.of(
            http.send("GET", "/api/users/me", Map.of("Origin", PAGE)).refused(401),
            http.sendJson("POST", "/api/auth/login", Map.of("Origin", PAGE), Map.of()).is(400),
            http.send("GET", "/api/quizzes/999999999", Map.of("Origin", PAGE)).is(404),
            http.send("GET", "/api/nothing", Map.of("Origin", PAGE)).is(404),
            http.send("GET", "/uploads/ads/none.png", Map.of("Origin", PAGE)).is(404))) {
      assertThat(answer.all("access-control-allow-origin")).as(answer.what()).containsExactly(PAGE);
      assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
    }
  }

  @Test
  void aForeignOriginIsRefusedOnEveryRoute() {
    for (String method : List.of("GET", "POST", "OPTIONS")) {
      Answer answer =
          http.send(
              method,
              "/api/quizzes",
              Map.of(
                  "Origin",
                  "http://evil.example",
                  "Access-Control-Request-Method",
                  "POST",
                  "Content-Type",
                  "application/json"));
      answer.is(403);
      assertThat(answer.bytes()).isEmpty();
      assertThat(answer.all("access-control-allow-origin")).isEmpty();
    }
    http.send("GET", "/api/quizzes", Map.of("Origin", "http://localhost:3001")).is(403);
  }

  @Test
  void thePageOfTheSameHostNeedsNoListEntry() {
    String own = http.origin().toString();
    http.send("GET", "/api/quizzes/scheduled", Map.of("Origin", own)).is(200);
    http.send(
            "GET",
            "/api/quizzes/scheduled",
            Map.of("Origin", "https://" + http.origin().getAuthority()))
        .is(200);
  }

  @Test
  void jsonIsUtf8AndTheRequestTypeDoesNotMatter() {
    Answer answer = http.send("GET", "/api/leaderboard", Map.of()).is(200);
    assertThat(answer.header("content-type").replace(" ", "").toLowerCase())
        .isEqualTo("application/json;charset=utf-8");

    String name = Outside.newName();
    for (Map<String, String> type :
        List.of(
            Map.<String, String>of(),
            Map.of("Content-Type", "text/plain"),
            Map.of("Content-Type", "application/json; charset=utf-8"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"))) {
      http.sendJson(
              "POST",
              "/api/auth/login",
              type,
              Map.of("email", name + "@example.org", "password", "wrong-one", "more", 1))
          .refused(401, "unauthorized");
    }
  }

  @Test
  void anyAcceptHeaderIsServed() {
    for (String accept : List.of("*/*", "application/json", "text/html", "text/csv")) {
      http.send("GET", "/api/leaderboard", Map.of("Accept", accept)).is(200);
      http.send("GET", "/api/users/me", Map.of("Accept", accept)).refused(401, "token_missing");
    }
  }

  @Test
  void bodiesThatAreNotJsonAreBadRequests() {
    for (String body : List.of("", "{", "[]", "null", "\"x\"", "{\"email\":{}}", "{\"email\":1}")) {
      http.sendJson("POST", "/api/auth/login", json(), body).refused(400);
      http.sendJson("POST", "/api/auth/register", json(), body).refused(400);
      http.sendJson("POST", "/api/mobile/auth/login", json(), body).refused(400);
      http.sendJson("POST", "/api/mobile/auth/register", json(), body).refused(400);
      http.sendJson("POST", "/api/mobile/auth/refresh", json(), body).refused(400);
      http.sendJson("POST", "/api/mobile/auth/logout", json(), body).refused(400);
      Outside.admin().post("/api/quizzes", body).refused(400);
      Outside.admin().post("/api/admin/question-pool", body).refused(400);
    }
  }

  private static Map<String, String> json() {
    return Map.of("Content-Type", "application/json");
  }

  private static List<String> words(String header) {
    return Arrays.stream(header.toLowerCase().split("\\s*,\\s*")).toList();
  }

  private static void notFound(Answer answer) {
    answer.is(404);
    assertThat(answer.header("content-type")).as(answer.what()).startsWith("text/plain");
  }
}
