package io.quizcast.e2e.contract;

import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.ServedRoute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of origins, preflights and unknown paths for every route of every service. */
class EveryRouteOriginsTest {
  private static final String LISTED = "http://localhost:3000";

  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void aForeignOriginIsRefusedOnEveryRouteWithAnEmptyBody() {
    ServedRoute.each(
        route -> true,
        (route, softly) -> {
          for (String method : List.of(route.method(), "OPTIONS")) {
            Answer answer =
                http.send(method, route.path(), Map.of("Origin", "https://evil.example"));
            softly.assertThat(answer.status()).as("%s by %s", route, method).isEqualTo(403);
            softly.assertThat(answer.bytes()).as(route.toString()).isEmpty();
          }
        });
  }

  @Test
  void aPreflightOfAListedOriginIsAnsweredForHalfADay() {
    ServedRoute.each(
        route -> true,
        (route, softly) -> {
          Answer answer =
              http.send(
                  "OPTIONS",
                  route.path(),
                  Map.of(
                      "Origin",
                      LISTED,
                      "Access-Control-Request-Method",
                      route.method(),
                      "Access-Control-Request-Headers",
                      "content-type,x-csrf-token"));
          softly.assertThat(answer.status()).as(route.toString()).isEqualTo(204);
          softly.assertThat(answer.bytes()).as(route.toString()).isEmpty();
          softly.assertThat(answer.all("Access-Control-Allow-Origin")).containsExactly(LISTED);
          softly.assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
          softly.assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("43200");
          softly
              .assertThat(answer.header("Access-Control-Allow-Methods").split(","))
              .contains("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
          softly
              .assertThat(answer.header("Access-Control-Allow-Headers").split(","))
              .contains("Origin", "Content-Type", "Accept", "Authorization", "X-CSRF-Token");
        });
  }

  @Test
  void aListedOriginMayReadTheExposedHeaders() {
    ServedRoute.each(
        route -> !Set.of("/ws", "/ws/events").contains(route.pattern()),
        (route, softly) -> {
          Answer answer = route.ask(http, Map.of("Origin", LISTED));
          softly
              .assertThat(answer.all("Access-Control-Allow-Origin"))
              .as(route.toString())
              .containsExactly(LISTED);
          softly
              .assertThat(answer.header("Access-Control-Expose-Headers").split(","))
              .as(route.toString())
              .contains(
                  "Content-Length",
                  "X-Quiz-Schedule-Warning",
                  "Retry-After",
                  "X-RateLimit-Limit",
                  "X-RateLimit-Remaining",
                  "X-RateLimit-Reset");
        });
  }

  @Test
  void unknownPathsAndMethodsGetTheSamePlain404() {
    ServedRoute.each(
        route -> true,
        (route, softly) -> {
          String unknown = route.path() + "/x/y/z";
          assertPlain404(
              http.sendJson(route.method(), unknown, Map.of(), route.changes() ? "{}" : null),
              softly);
          for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")) {
            if (!ServedRoute.isServed(method, route.path())) {
              Answer answer = http.send(method, route.path(), Map.of());
              softly
                  .assertThat(answer.status())
                  .as("%s instead of %s", method, route)
                  .isEqualTo(404);
              softly
                  .assertThat(answer.header("Content-Type"))
                  .as(route.toString())
                  .startsWith("text/plain");
            }
          }
        });
  }

  private static void assertPlain404(Answer answer, SoftAssertions softly) {
    softly.assertThat(answer.status()).as(answer.request()).isEqualTo(404);
    softly.assertThat(answer.header("Content-Type")).startsWith("text/plain");
    softly.assertThat(answer.text()).isEqualTo("404 page not found");
  }
}
