package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.contract.client.Route;
import io.quizcast.e2e.contract.client.Shapes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Contract tests of authentication and CSRF: who may call which route, and which error comes first.
 */
class GuardsTest {
  static final String FORGED = "eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoxLCJyb2xlIjoiYWRtaW4ifQ.";

  private static Http http;
  private static Browser player;
  private static Phone phone;

  @BeforeAll
  static void signIn() {
    http = Outside.http();
    player = Outside.newBrowser();
    phone = Outside.newPhone();
  }

  @Test
  void aPlayerOnAnAdminRouteIsRefusedBeforeTheCsrfCheck() {
    each(
        Route.GUARDED.stream().filter(Route::needsAdmin).toList(),
        route -> {
          http.sendJson(
                  route.method(),
                  route.path(),
                  Map.of("Authorization", "Bearer " + phone.access()),
                  body(route))
              .refused(403);
          Answer answer = player.ask(route.method(), route.path(), body(route)).refused(403);
          assertThat(answer.text()).doesNotContain("csrf");
        });
  }

  @Test
  void aChangeWithoutTheCsrfHeaderIsRefused() {
    Browser other = player.copy();
    other.csrf("");
    Browser admin = Outside.admin().copy();
    admin.csrf("");
    each(
        Route.GUARDED.stream().filter(Route::needsCsrf).toList(),
        route ->
            (route.needsAdmin() ? admin : other)
                .ask(route.method(), route.path(), body(route))
                .refused(403, "csrf_token_missing"));
  }

  @Test
  void theCsrfHeaderMustBelongToTheCookie() {
    Browser other = player.copy();
    other.csrf("0".repeat(64));
    change(other).refused(403, "csrf_token_invalid");

    other = player.copy();
    other.forget("csrf-secret");
    change(other).refused(403, "csrf_secret_cookie_invalid");

    other = player.copy();
    other.plant("csrf-secret", "");
    change(other).refused(403, "csrf_secret_cookie_empty");

    // The cookie and the header are from another session: they match each other, but not the access
    // token.
    Browser stranger = Outside.newBrowser();
    other = player.copy();
    other.plant("csrf-secret", stranger.cookie("csrf-secret"));
    other.csrf(stranger.csrf());
    change(other).refused(403, "csrf_secret_mismatch");
  }

  @Test
  void aBearerTokenAloneCannotChangeAnythingOnWebRoutes() {
    http.sendJson(
            "PUT",
            "/api/users/me/language",
            Map.of("Authorization", "Bearer " + phone.access(), "X-CSRF-Token", player.csrf()),
            Map.of("language", "kk"))
        .refused(403, "csrf_secret_cookie_invalid");
  }

  @Test
  void aTicketIsNotAToken() {
    String ticket =
        player.post("/api/auth/ws-ticket", Map.of()).is(200).at("data").path("ticket").asText();
    http.send("GET", "/api/users/me", Map.of("Authorization", "Bearer " + ticket))
        .refused(401, "token_invalid");
    phone.get("/api/users/me").is(200);
  }

  @Test
  void anExplicitBearerTokenPrecedesAStaleCookie() {
    http.send(
            "GET",
            "/api/users/me",
            Map.of("Authorization", "Bearer " + phone.access(), "Cookie", "access_token=" + FORGED))
        .is(200, Shapes.USER);
  }

  @Test
  void anInvalidIdIsABadRequestEvenWithoutSignIn() {
    for (String id : List.of("abc", "-1", "4294967296", "1.5", "99999999999999999999")) {
      http.send("GET", "/api/quizzes/" + id, Map.of()).refused(400);
      http.send("GET", "/api/quizzes/" + id + "/my-result", Map.of()).refused(400);
      http.send("PUT", "/api/quizzes/" + id + "/cancel", Map.of()).refused(400);
      http.send("GET", "/api/quizzes/" + id + "/statistics", Map.of()).refused(400);
      // These routes parse the id only after authentication.
      http.send("DELETE", "/api/admin/ads/" + id, Map.of()).refused(401, "token_missing");
      Outside.admin().delete("/api/admin/ads/" + id, null).refused(400);
      Outside.admin().delete("/api/quizzes/1/ad-slots/" + id, null).refused(400);
    }
  }

  private static Answer change(Browser browser) {
    return browser.put("/api/users/me/language", Map.of("language", "ru"));
  }

  private static Object body(Route route) {
    return route.method().equals("GET") ? "" : Map.of();
  }

  /** Checks all routes before it fails, so that one run names every route that differs. */
  private static void each(List<Route> routes, Consumer<Route> check) {
    SoftAssertions all = new SoftAssertions();
    routes.forEach(route -> all.check(() -> check.accept(route)));
    all.assertAll();
  }
}
