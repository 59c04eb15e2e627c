package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.journey.Browser.Answer;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests rules for every route of every service through the edge. Each test iterates over the whole
 * route table, so new routes are covered without a change of the tests.
 */
class GlobalRulesTest {
  private static final String LISTED = "http://localhost:3000";
  private static final Set<String> ERROR_FIELDS =
      Set.of("error", "error_type", "details", "retry_after", "allowed_values", "errors", "user");

  /** Public routes; all others require a token. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /.well-known/jwks.json",
          "POST /api/auth/register",
          "POST /api/auth/login",
          "POST /api/auth/refresh",
          "POST /api/auth/check-refresh",
          "POST /api/auth/token-info",
          "POST /api/auth/google/exchange",
          "GET /api/auth/google/client",
          "GET /api/installation",
          "POST /api/auth/forgot-password",
          "POST /api/auth/reset-password",
          "POST /api/auth/two-factor",
          "POST /api/mobile/auth/two-factor",
          "POST /api/mobile/auth/login",
          "POST /api/mobile/auth/register",
          "POST /api/mobile/auth/refresh",
          "POST /api/mobile/auth/google/exchange",
          "POST /api/mobile/auth/logout",
          "GET /api/leaderboard",
          "GET /api/quizzes",
          "GET /api/quizzes/active",
          "GET /api/quizzes/scheduled",
          "GET /api/quizzes/{id}",
          "GET /api/quizzes/{id}/with-questions",
          "GET /api/quizzes/{id}/results",
          "GET /api/quizzes/{id}/calendar.ics",
          "GET /api/quizzes/{id}/preview",
          "GET /api/quizzes/{id}/proof",
          "GET /api/quizzes/{id}/proof/answers",
          "POST /api/stage/ticket",
          "GET /api/push/key",
          "GET /api/users/{id}/avatar",
          "GET /uploads/ads/{file}",
          "GET /ws",
          "GET /ws/events",
          "POST /ws/events/{stream}");

  private static Browser browser;
  private static List<Route> routes;
  private static String access;
  private static String csrfSecret;

  private record Route(String method, String pattern) {
    String path() {
      return pattern.replaceAll("\\{\\w+}", "999999999");
    }

    String asRegex() {
      return pattern.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
    }

    boolean isPublic() {
      return PUBLIC.contains(this.toString());
    }

    boolean isMobile() {
      return pattern.startsWith("/api/mobile/");
    }

    boolean changes() {
      return !method.equals("GET");
    }

    String body() {
      return changes() ? "{}" : null;
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  @BeforeAll
  static void signIn() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    browser = new Browser(platform.api().base());
    routes = routes();
    String name = "rules" + Long.toString(System.nanoTime(), 36);
    Answer signedUp =
        browser.send(
            "POST",
            "/api/auth/register",
            """
            {"username":"%s","email":"%s@example.org","password":"correct horse","first_name":"A",
            "last_name":"B","birth_date":"1990-05-17","gender":"other","tos_accepted":true,
            "privacy_accepted":true,"not_in_the_form":[]}
            """
                .formatted(name, name));
    assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
    access = signedUp.cookie("access_token");
    csrfSecret = signedUp.cookie("csrf-secret");
  }

  @Test
  void aForeignOriginIsRefusedOnEveryRouteWithAnEmptyBody() {
    each(
        route -> true,
        (route, softly) -> {
          for (String method : List.of(route.method(), "OPTIONS")) {
            Answer answer =
                browser.send(method, route.path(), null, "Origin", "https://evil.example");
            softly.assertThat(answer.status()).as("%s by %s", route, method).isEqualTo(403);
            softly.assertThat(answer.body()).as(route.toString()).isEmpty();
          }
        });
  }

  @Test
  void aPreflightOfAListedOriginIsAnsweredForHalfADay() {
    each(
        route -> true,
        (route, softly) -> {
          Answer answer =
              browser.send(
                  "OPTIONS",
                  route.path(),
                  null,
                  "Origin",
                  LISTED,
                  "Access-Control-Request-Method",
                  route.method());
          softly.assertThat(answer.status()).as(route.toString()).isEqualTo(204);
          softly.assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(LISTED);
          softly.assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("true");
          softly.assertThat(answer.header("Access-Control-Max-Age")).hasValue("43200");
          softly
              .assertThat(answer.header("Access-Control-Allow-Methods").orElse("").split(","))
              .contains("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
          softly
              .assertThat(answer.header("Access-Control-Allow-Headers").orElse("").split(","))
              .contains("Origin", "Content-Type", "Accept", "Authorization", "X-CSRF-Token");
        });
  }

  @Test
  void aListedOriginMayReadTheExposedHeaders() {
    each(
        route -> !Set.of("/ws", "/ws/events").contains(route.pattern()),
        (route, softly) -> {
          Answer answer =
              browser.send(route.method(), route.path(), route.body(), "Origin", LISTED);
          softly
              .assertThat(answer.raw().headers().allValues("Access-Control-Allow-Origin"))
              .as(route.toString())
              .containsExactly(LISTED);
          softly
              .assertThat(answer.header("Access-Control-Expose-Headers").orElse("").split(","))
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
    each(
        route -> true,
        (route, softly) -> {
          plain404(browser.send(route.method(), route.path() + "/x/y/z", route.body()), softly);
          for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")) {
            if (!answered(method, route.path())) {
              Answer answer = browser.send(method, route.path(), null);
              softly
                  .assertThat(answer.status())
                  .as("%s instead of %s", method, route)
                  .isEqualTo(404);
              softly.assertThat(answer.type()).as(route.toString()).startsWith("text/plain");
            }
          }
        });
  }

  private static boolean answered(String method, String path) {
    return routes.stream().anyMatch(r -> r.method().equals(method) && path.matches(r.asRegex()));
  }

  private static void plain404(Answer answer, SoftAssertions softly) {
    softly.assertThat(answer.status()).as(answer.raw().uri().toString()).isEqualTo(404);
    softly.assertThat(answer.type()).startsWith("text/plain");
    softly.assertThat(answer.body()).isEqualTo("404 page not found");
  }

  @Test
  void aMissingTokenIsReportedInTheBody() {
    each(
        route -> !route.isPublic(),
        (route, softly) -> {
          refused(route, "token_missing", softly);
          refused(route, "token_format", softly, "Authorization", "bearer x");
          refused(route, "token_format", softly, "Authorization", "Bearer x y");
          refused(route, "token_invalid", softly, "Authorization", "Bearer x.y.z");
          if (route.isMobile()) {
            refused(route, "token_missing", softly, "Cookie", "access_token=" + access);
          } else {
            refused(route, "token_invalid", softly, "Cookie", "access_token=stale");
          }
        });
  }

  private static void refused(
      Route route, String errorType, SoftAssertions softly, String... headers)
      throws IOException, InterruptedException {
    Answer answer = browser.send(route.method(), route.path(), route.body(), headers);
    softly.assertThat(answer.status()).as("%s %s", route, errorType).isEqualTo(401);
    softly.assertThat(answer.errorType()).as(route.toString()).isEqualTo(errorType);
    assertErrorBody(route, answer, softly);
  }

  @Test
  void aChangeByCookieNeedsTheCsrfTokenAndTheRoleIsCheckedFirst() {
    each(
        route -> route.changes() && !route.isPublic() && !route.isMobile(),
        (route, softly) -> {
          Answer answer =
              browser.send(
                  route.method(),
                  route.path(),
                  route.body(),
                  "Cookie",
                  "access_token=" + access + "; csrf-secret=" + csrfSecret);
          softly.assertThat(answer.status()).as("%s %s", route, answer.body()).isEqualTo(403);
          boolean forAdmins = !answer.json().has("error_type");
          softly
              .assertThat(answer.errorType())
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
    each(
        route -> route.pattern().startsWith("/api/"),
        (route, softly) -> {
          for (String body : new String[] {null, "{}", "{\"unknown\":1}", "{", "[]", "nonsense"}) {
            if (body != null && !route.changes()) {
              continue;
            }
            Answer answer =
                browser.send(
                    route.method(),
                    route.path() + "?page=x&page_size=-1&reason=%00",
                    body,
                    "Authorization",
                    "Bearer " + access);
            softly.assertThat(answer.status()).as("%s %s", route, body).isLessThan(500);
            if (answer.status() >= 400) {
              assertErrorBody(route, answer, softly);
            } else if (!answer.body().isEmpty()) {
              softly
                  .assertThat(answer.type())
                  .as(route.toString())
                  .isEqualTo("application/json; charset=utf-8");
            }
          }
        },
        // These routes would end the session that the other requests use.
        Set.of("POST /api/mobile/auth/logout-all", "DELETE /api/users/me"));
  }

  @Test
  void aRateLimitedRouteAlwaysSendsItsLimit() {
    each(
        route ->
            route.pattern().startsWith("/api/auth/") || route.pattern().startsWith("/api/mobile/"),
        (route, softly) -> {
          Answer answer = browser.send(route.method(), route.path(), route.body());
          for (String header :
              List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")) {
            softly
                .assertThat(answer.header(header).orElse("none"))
                .as("%s of %s", header, route)
                .matches("\\d+");
          }
        });
  }

  private static void assertErrorBody(Route route, Answer answer, SoftAssertions softly) {
    softly
        .assertThat(answer.type())
        .as("%s %s", route, answer.status())
        .isEqualTo("application/json; charset=utf-8");
    JsonNode body = answer.json();
    softly.assertThat(body.path("error").asText()).as(route.toString()).isNotBlank();
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    softly.assertThat(ERROR_FIELDS).as(route.toString()).containsAll(names);
  }

  private interface Check {
    void of(Route route, SoftAssertions softly) throws IOException, InterruptedException;
  }

  private static void each(Predicate<Route> which, Check check) {
    each(which, check, Set.of());
  }

  private static void each(Predicate<Route> which, Check check, Set<String> but) {
    List<Route> asked =
        routes.stream().filter(which).filter(r -> !but.contains(r.toString())).toList();
    assertThat(asked).isNotEmpty();
    SoftAssertions.assertSoftly(
        softly -> {
          for (Route route : asked) {
            try {
              check.of(route, softly);
            } catch (IOException e) {
              throw new UncheckedIOException(route.toString(), e);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }

  private static List<Route> routes() throws IOException {
    try (InputStream in = TestedPlatform.class.getResourceAsStream("/routes.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("- "))
          .map(line -> line.substring(2).split(" ", 2))
          .map(pair -> new Route(pair[0], pair[1]))
          .toList();
    }
  }
}
