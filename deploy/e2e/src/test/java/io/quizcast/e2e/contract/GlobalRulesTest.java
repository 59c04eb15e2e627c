package io.quizcast.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.ServedRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Contract tests of tokens, CSRF tokens and error bodies for every route of every service. A new
 * route is covered without a change of the tests.
 */
class GlobalRulesTest {
  private static final Set<String> ERROR_FIELDS =
      Set.of("error", "error_type", "details", "retry_after", "allowed_values", "errors", "user");

  /** These routes would end the session that the other requests use. */
  private static final Set<String> ENDS_THE_SESSION =
      Set.of("POST /api/mobile/auth/logout-all", "DELETE /api/users/me");

  private static Http http;
  private static String access;
  private static String csrfSecret;

  @BeforeAll
  static void signIn() {
    http = Outside.http();
    Map<String, Object> form = Outside.form(Outside.newName());
    form.put("not_in_the_form", List.of());
    Browser browser = new Browser(http);
    browser.enter("/api/auth/register", form).is(201);
    access = browser.cookie("access_token");
    csrfSecret = browser.cookie("csrf-secret");
  }

  @Test
  void aMissingTokenIsReportedInTheBody() {
    ServedRoute.each(
        route -> !route.isPublic(),
        (route, softly) -> {
          refused(route, "token_missing", softly, Map.of());
          for (String header : List.of("bearer x", "Bearer", "Basic x", "Bearer x y", "x")) {
            refused(route, "token_format", softly, Map.of("Authorization", header));
          }
          for (String token : List.of("x.y.z", GuardsTest.FORGED)) {
            refused(route, "token_invalid", softly, Map.of("Authorization", "Bearer " + token));
            if (!route.isMobile()) {
              refused(route, "token_invalid", softly, Map.of("Cookie", "access_token=" + token));
            }
          }
          if (route.isMobile()) {
            refused(route, "token_missing", softly, Map.of("Cookie", "access_token=" + access));
          }
        });
  }

  private static void refused(
      ServedRoute route, String errorType, SoftAssertions softly, Map<String, String> headers) {
    Answer answer = route.ask(http, headers);
    softly.assertThat(answer.status()).as("%s %s", route, errorType).isEqualTo(401);
    softly
        .assertThat(answer.json().path("error_type").asText())
        .as(route.toString())
        .isEqualTo(errorType);
    assertErrorBody(route, answer, softly);
  }

  @Test
  void aChangeByCookieNeedsTheCsrfTokenAndTheRoleIsCheckedFirst() {
    ServedRoute.each(
        route -> route.changes() && !route.isPublic() && !route.isMobile(),
        (route, softly) -> {
          Answer answer =
              route.ask(
                  http, Map.of("Cookie", "access_token=" + access + "; csrf-secret=" + csrfSecret));
          softly.assertThat(answer.status()).as("%s %s", route, answer.text()).isEqualTo(403);
          boolean forAdmins = !answer.json().has("error_type");
          softly
              .assertThat(answer.json().path("error_type").asText())
              .as(route.toString())
              .isEqualTo(forAdmins ? "" : "csrf_token_missing");
          if (route.pattern().contains("/admin/")) {
            softly.assertThat(forAdmins).as("%s checks the role first", route).isTrue();
          }
          assertErrorBody(route, answer, softly);
        });
  }

  @Test
  void everyRequestGetsJsonAndNeverAServerError() {
    ServedRoute.each(
        route ->
            route.pattern().startsWith("/api/") && !ENDS_THE_SESSION.contains(route.toString()),
        (route, softly) -> {
          for (String body : List.of("", "{}", "{\"unknown\":1}", "{", "[]", "nonsense")) {
            if (!body.isEmpty() && !route.changes()) {
              continue;
            }
            Answer answer =
                http.sendJson(
                    route.method(),
                    route.path() + "?page=x&page_size=-1&reason=%00",
                    Map.of("Authorization", "Bearer " + access),
                    body);
            softly.assertThat(answer.status()).as("%s %s", route, body).isLessThan(500);
            if (answer.status() >= 400) {
              assertErrorBody(route, answer, softly);
            } else if (answer.bytes().length > 0) {
              softly
                  .assertThat(answer.header("Content-Type"))
                  .as(route.toString())
                  .isEqualTo("application/json; charset=utf-8");
            }
          }
        });
  }

  @Test
  void aRateLimitedRouteAlwaysSendsItsLimit() {
    ServedRoute.each(
        route -> route.pattern().startsWith("/api/auth/") || route.isMobile(),
        (route, softly) -> {
          Answer answer = route.ask(http, Map.of());
          for (String header :
              List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")) {
            softly.assertThat(answer.header(header)).as("%s of %s", header, route).matches("\\d+");
          }
        });
  }

  private static void assertErrorBody(ServedRoute route, Answer answer, SoftAssertions softly) {
    softly
        .assertThat(answer.header("Content-Type"))
        .as("%s %s", route, answer.status())
        .isEqualTo("application/json; charset=utf-8");
    JsonNode body = answer.json();
    softly.assertThat(body.path("error").asText()).as(route.toString()).isNotBlank();
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    softly.assertThat(ERROR_FIELDS).as(route.toString()).containsAll(names);
  }
}
