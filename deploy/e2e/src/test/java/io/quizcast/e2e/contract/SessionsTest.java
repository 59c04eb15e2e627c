package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Cookies;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.contract.client.Shape;
import io.quizcast.e2e.contract.client.Shapes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract tests of refreshing, listing and ending sessions, for web and app. */
class SessionsTest {
  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void refreshingNeedsNoAccessTokenAndGivesThreeNewCookies() {
    Browser browser = Outside.newBrowser();
    String spent = browser.cookie("refresh_token");
    browser.forget("access_token");
    browser.get("/api/users/me").refused(401, "token_missing");

    Answer answer = browser.enter("/api/auth/refresh", null).is(200, Shapes.WEB_REFRESH);

    Cookies.areSet(answer);
    assertThat(browser.cookie("refresh_token")).matches("[0-9a-f]{64}").isNotEqualTo(spent);
    browser.get("/api/users/me").is(200);
    browser.put("/api/users/me/language", Map.of("language", "ru")).is(200);
  }

  @Test
  void theCsrfTokenIsTheHashOfTheCookieAndKnownToTheCsrfRoute() throws Exception {
    Browser browser = Outside.newBrowser();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(browser.cookie("csrf-secret").getBytes(StandardCharsets.UTF_8));
    assertThat(browser.csrf()).isEqualTo(HexFormat.of().formatHex(hash));
    Answer answer = browser.get("/api/auth/csrf").is(200, Shape.of("csrf_token:hex64"));
    assertThat(answer.at("csrf_token").asText()).isEqualTo(browser.csrf());

    Browser bare = browser.copy();
    bare.forget("csrf-secret");
    bare.get("/api/auth/csrf").refused(403, "csrf_secret_cookie_error");
    bare.plant("csrf-secret", "");
    bare.get("/api/auth/csrf").refused(403, "csrf_secret_cookie_empty");
  }

  @Test
  void errorsOfARefreshHaveTheOrderOfTheContract() {
    new Browser(http).post("/api/auth/refresh", null).refused(401, "token_invalid");
    Browser browser = Outside.newBrowser();

    Browser noHeader = browser.copy();
    noHeader.csrf("");
    noHeader.post("/api/auth/refresh", null).refused(403, "csrf_mismatch");
    Browser noSecret = browser.copy();
    noSecret.forget("csrf-secret");
    noSecret.post("/api/auth/refresh", null).refused(403, "csrf_mismatch");
    Browser wrong = browser.copy();
    wrong.csrf("0".repeat(64));
    wrong.post("/api/auth/refresh", null).refused(403, "csrf_mismatch");
    Browser dead = browser.copy();
    dead.plant("refresh_token", "ab".repeat(32));
    Answer answer = dead.post("/api/auth/refresh", null).refused(401, "token_invalid");
    assertThat(answer.all("set-cookie")).isEmpty();

    browser.enter("/api/auth/refresh", null).is(200);
  }

  @Test
  void twoTabsThatRefreshAtOnceBothStaySignedIn() {
    Browser one = Outside.newBrowser();
    Browser two = one.copy();
    one.enter("/api/auth/refresh", null).is(200, Shapes.WEB_REFRESH);
    two.enter("/api/auth/refresh", null).is(200, Shapes.WEB_REFRESH);

    for (Browser tab : List.of(one, two)) {
      tab.get("/api/users/me").is(200);
      tab.put("/api/users/me/language", Map.of("language", "kk")).is(200);
      tab.enter("/api/auth/refresh", null).is(200);
    }
  }

  @Test
  void anOlderCsrfTokenOfTheSessionStillAllowsARefresh() {
    Browser browser = Outside.newBrowser();
    String first = browser.csrf();
    browser.enter("/api/auth/refresh", null).is(200);
    browser.csrf(first);
    browser.enter("/api/auth/refresh", null).is(200);
    browser.csrf(first);
    browser.put("/api/users/me/language", Map.of("language", "ru")).is(200);
  }

  @Test
  void checkRefreshAndTokenInfo() {
    Browser browser = Outside.newBrowser();
    browser.post("/api/auth/check-refresh", null).is(200, Shape.of("valid:bool"));
    assertThat(browser.post("/api/auth/check-refresh", null).at("valid").asBoolean()).isTrue();
    Browser nobody = new Browser(http);
    nobody.post("/api/auth/check-refresh", null).refused(400, "token_invalid");
    nobody.post("/api/auth/token-info", null).refused(400, "token_invalid");
    Map<String, String> unknown = Map.of("refresh_token", "cd".repeat(32));
    assertThat(
            nobody
                .post("/api/auth/check-refresh", unknown)
                .is(200, Shape.of("valid:bool"))
                .at("valid")
                .asBoolean())
        .isFalse();
    nobody.post("/api/auth/token-info", unknown).refused(401, "token_invalid");
    browser
        .post("/api/auth/token-info", null)
        .is(
            200,
            Shape.of(
                "access_token_expires:time refresh_token_expires:time",
                "access_token_valid_for:number refresh_token_valid_for:number"));
    Phone phone = Outside.newPhone();
    assertThat(
            nobody
                .post("/api/auth/check-refresh", Map.of("refresh_token", phone.refresh()))
                .at("valid")
                .asBoolean())
        .isTrue();
  }

  @Test
  void logoutClearsTheCookiesAndRevokesTheAccessTokenAtOnce() {
    Browser browser = Outside.newBrowser();
    Browser stolen = browser.copy();
    Answer answer = browser.post("/api/auth/logout", null).is(200, Shapes.MESSAGE);
    Cookies.areCleared(answer);
    browser.get("/api/users/me").refused(401, "token_missing");
    stolen.get("/api/users/me").refused(401, "token_invalid");
    stolen.post("/api/auth/refresh", null).refused(401, "token_invalid");
  }

  @Test
  void logoutWorksWithoutARefreshCookie() {
    Browser browser = Outside.newBrowser();
    browser.forget("refresh_token");
    browser.post("/api/auth/logout", null).is(200, Shapes.MESSAGE);
    browser = Outside.newBrowser();
    browser.plant("refresh_token", "ef".repeat(32));
    browser.post("/api/auth/logout", null).is(200, Shapes.MESSAGE);
  }

  @Test
  void logoutEverywhere() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    Phone phone = Outside.phoneOf(name, "android-" + name);

    Answer answer = browser.post("/api/auth/logout-all", null).is(200, Shapes.MESSAGE);

    Cookies.areCleared(answer);
    phone.get("/api/users/me").refused(401, "token_invalid");
    phone.renew().refused(401, "token_invalid");
    phone = Outside.phoneOf(name, "android-" + name);
    phone.post("/api/mobile/auth/logout-all", Map.of()).is(200, Shapes.MESSAGE);
    phone.get("/api/users/me").refused(401, "token_invalid");
  }

  @Test
  void sessionsAreListedNewestFirstAndRevokedById() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    Phone phone = Outside.phoneOf(name, "android-" + name);

    Answer list = browser.get("/api/auth/sessions").is(200, Shapes.SESSIONS);
    assertThat(list.at("count").asInt()).isEqualTo(2);
    JsonNode newest = list.at("sessions").get(0);
    assertThat(newest.path("device_id").asText()).isEqualTo("android-" + name);
    assertThat(newest.path("ip_address").asText()).isNotBlank();
    long id = newest.path("id").asLong();

    phone.renew().is(200);
    Answer again = phone.get("/api/mobile/auth/sessions").is(200, Shapes.SESSIONS);
    assertThat(again.at("sessions").findValuesAsText("id")).contains(String.valueOf(id));
    assertThat(again.at("sessions").findValuesAsText("device_id")).contains("android-" + name);

    for (Object wrong : List.of(Map.of(), Map.of("session_id", 0), Map.of("session_id", "x"), "")) {
      browser.post("/api/auth/revoke-session", wrong).refused(400, "invalid_request");
    }
    browser
        .post("/api/auth/revoke-session", Map.of("session_id", 999_999_999))
        .refused(404, "session_not_found");
    Browser stranger = Outside.newBrowser();
    stranger
        .post("/api/auth/revoke-session", Map.of("session_id", id))
        .refused(404, "session_not_found");

    Answer revoked =
        browser
            .post("/api/auth/revoke-session?reason=lost", Map.of("session_id", id))
            .is(200, Shape.of("message:text session_id:int"));
    assertThat(revoked.at("session_id").asLong()).isEqualTo(id);
    phone.get("/api/users/me").refused(401, "token_invalid");
    phone.renew().refused(401, "token_invalid");
    browser.get("/api/users/me").is(200);
    assertThat(browser.get("/api/auth/sessions").at("count").asInt()).isEqualTo(1);
  }

  @Test
  void thePhoneRevokesAnotherSession() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    long id = browser.get("/api/auth/sessions").at("sessions").get(0).path("id").asLong();
    Phone phone = Outside.phoneOf(name, "ios-" + name);
    phone
        .post("/api/mobile/auth/revoke-session", Map.of("session_id", id))
        .is(200, Shape.of("message:text session_id:int"));
    browser.get("/api/users/me").refused(401, "token_invalid");
  }

  @Test
  void mobileRefreshRotatesBothTokensAndToleratesALostResponse() {
    Phone phone = Outside.newPhone();
    Map<String, String> first =
        Map.of("refresh_token", phone.refresh(), "device_id", phone.deviceId());
    Answer answer = phone.renew().is(200, Shapes.MOBILE_REFRESH);
    assertThat(answer.all("set-cookie")).isEmpty();
    phone.get("/api/users/me").is(200);

    Phone retry = new Phone(http, phone.deviceId());
    retry.enter("/api/mobile/auth/refresh", first).is(200, Shapes.MOBILE_REFRESH);
    retry.get("/api/users/me").is(200);
    retry.renew().is(200);

    for (Object wrong :
        List.of(
            Map.of("refresh_token", phone.refresh()),
            Map.of("device_id", "x"),
            Map.of("refresh_token", "", "device_id", "x"))) {
      Answer refusal = retry.post("/api/mobile/auth/refresh", wrong).refused(400);
      assertThat(refusal.json().has("details")).as(refusal.what()).isTrue();
    }
    retry
        .post("/api/mobile/auth/refresh", Map.of("refresh_token", "no", "device_id", "x"))
        .refused(401, "token_invalid");
  }

  @Test
  void mobileLogoutIsIdempotentAndNeedsNoAccessToken() {
    Phone phone = Outside.newPhone();
    Map<String, String> body = Map.of("refresh_token", phone.refresh());
    Phone signedOut = new Phone(http, phone.deviceId());
    signedOut.post("/api/mobile/auth/logout", body).is(200, Shapes.MESSAGE);
    phone.get("/api/users/me").refused(401, "token_invalid");
    phone.post("/api/mobile/auth/logout", body).is(200, Shapes.MESSAGE);
    signedOut
        .post("/api/mobile/auth/logout", Map.of("refresh_token", "unknown"))
        .is(200, Shapes.MESSAGE);
    Answer refusal = signedOut.post("/api/mobile/auth/logout", Map.of()).refused(400);
    assertThat(refusal.json().has("details")).isTrue();
  }

  @Test
  void theEleventhSessionEndsTheOldest() {
    String name = Outside.newName();
    Browser oldest = Outside.newBrowser(name);
    Phone last = new Phone(http, "none");
    for (int i = 0; i < 10; i++) {
      last = Outside.phoneOf(name, "android-" + i);
    }
    assertThat(last.get("/api/mobile/auth/sessions").at("count").asInt()).isEqualTo(10);
    oldest.get("/api/users/me").refused(401, "token_invalid");
    oldest.post("/api/auth/refresh", null).refused(401, "token_invalid");
  }

  @Test
  void bothClientsGetTickets() {
    Browser browser = Outside.newBrowser();
    Answer web = browser.post("/api/auth/ws-ticket", Map.of()).is(200, Shapes.TICKET);
    assertThat(web.at("success").asBoolean()).isTrue();
    assertThat(web.at("data").path("ticket").asText()).matches("[A-Za-z0-9._~-]+");
    browser.post("/api/auth/ws-ticket", null).is(200, Shapes.TICKET);
    Phone phone = Outside.newPhone();
    phone.post("/api/mobile/auth/ws-ticket", Map.of()).is(200, Shapes.TICKET);
  }

  @Test
  void changingThePasswordEndsEverySession() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    Phone phone = Outside.phoneOf(name, "android-" + name);
    for (Object wrong :
        List.of(
            Map.of("old_password", "wrong-password", "new_password", "Another-Horse-9"),
            Map.of("old_password", Outside.PASSWORD, "new_password", "short"),
            Map.of("old_password", Outside.PASSWORD),
            Map.of())) {
      browser.post("/api/auth/change-password", wrong).refused(400);
    }
    browser
        .post(
            "/api/auth/change-password",
            Map.of("old_password", Outside.PASSWORD, "new_password", "Another-Horse-9"))
        .is(200, Shapes.MESSAGE.and("+csrfToken:hex64"));
    phone.get("/api/users/me").refused(401, "token_invalid");
    phone.renew().refused(401, "token_invalid");
    new Browser(http)
        .enter(
            "/api/auth/login",
            Map.of("email", name + "@example.org", "password", "Another-Horse-9"))
        .is(200);
  }
}
