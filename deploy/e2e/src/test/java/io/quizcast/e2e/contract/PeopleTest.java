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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Contract tests of profiles, language, verification, deletion, lists of users, and admin actions
 * on users.
 */
class PeopleTest {
  private static Http http;

  @BeforeAll
  static void open() {
    http = Outside.http();
  }

  @Test
  void profileChangesKeepFieldsThatAreNotNamed() {
    Browser browser = Outside.newBrowser();
    String name = Outside.newName();
    browser.put("/api/users/me", Map.of("username", name)).is(200, Shapes.MESSAGE);
    browser
        .put("/api/users/me", Map.of("profile_picture", "https://example.org/a.png"))
        .is(200, Shapes.MESSAGE);
    JsonNode me = browser.get("/api/users/me").is(200, Shapes.USER).json();
    assertThat(me.path("username").asText()).isEqualTo(name);
    assertThat(me.path("profile_picture").asText()).isEqualTo("https://example.org/a.png");

    for (Object wrong :
        List.of(
            Map.of("username", "ab"),
            Map.of("username", "x".repeat(51)),
            Map.of("profile_picture", "x".repeat(256)),
            Map.of("username", 7_000),
            "{")) {
      browser.put("/api/users/me", wrong).refused(400);
    }
    Phone phone = Outside.newPhone();
    Answer taken = phone.ask("PUT", "/api/mobile/auth/profile", Map.of("username", name));
    taken.refused(409, "conflict");
    phone
        .ask("PUT", "/api/mobile/auth/profile", Map.of("username", Outside.newName()))
        .is(200, Shapes.MESSAGE);
  }

  @Test
  void theLanguageMustBeRuOrKk() {
    Browser browser = Outside.newBrowser();
    Answer answer =
        browser
            .put("/api/users/me/language", Map.of("language", "kk"))
            .is(200, Shape.of("message:text language:text"));
    assertThat(answer.at("language").asText()).isEqualTo("kk");
    assertThat(browser.get("/api/users/me").at("language").asText()).isEqualTo("kk");
    for (Object wrong : List.of(Map.of("language", "de"), Map.of(), Map.of("language", ""), "[")) {
      browser.put("/api/users/me/language", wrong).refused(400);
    }
    Answer refusal = browser.put("/api/users/me/language", Map.of("language", "de")).refused(400);
    assertThat(refusal.at("allowed_values").isArray()).isTrue();
    assertThat(refusal.at("allowed_values").findValuesAsText("")).isEmpty();
    assertThat(refusal.at("allowed_values").toString()).contains("\"ru\"", "\"kk\"");
  }

  @Test
  void verificationReportsItsState() {
    Browser browser = Outside.newBrowser();
    Answer status = browser.get("/api/auth/verify-email/status").is(200, Shapes.VERIFICATION);
    assertThat(status.at("email_verified").asBoolean()).isFalse();
    Answer sent = browser.post("/api/auth/verify-email/send", Map.of());
    if (sent.status() == 404) {
      sent.refused(404, "feature_disabled");
      return;
    }
    sent.is(200, Shapes.MESSAGE);
    status = browser.get("/api/auth/verify-email/status").is(200, Shapes.VERIFICATION);
    assertThat(status.at("can_send_code").asBoolean()).isFalse();
    assertThat(status.at("cooldown_remaining_sec").asInt()).isBetween(1, 60);
    assertThat(status.at("attempts_left").asInt()).isEqualTo(5);
    assertThat(status.json().has("expires_at")).isTrue();
    browser.post("/api/auth/verify-email/send", Map.of()).refused(429, "rate_limited");

    for (Object wrong :
        List.of(
            Map.of(),
            Map.of("code", "12345"),
            Map.of("code", "+12345"),
            Map.of("code", "1234567"),
            Map.of("code", "abcdef"))) {
      browser.post("/api/auth/verify-email/confirm", wrong).refused(400, "validation_error");
    }
    Phone other = Outside.newPhone();
    other
        .post("/api/mobile/auth/verify-email/confirm", Map.of("code", "000000"))
        .refused(400, "invalid_verification_code");
    other.post("/api/mobile/auth/verify-email/send", Map.of()).is(200, Shapes.MESSAGE);
    other.get("/api/mobile/auth/verify-email/status").is(200, Shapes.VERIFICATION);
    String guess = "000000";
    for (int i = 0; i < 4; i++) {
      other
          .post("/api/mobile/auth/verify-email/confirm", Map.of("code", guess))
          .refused(400, "invalid_verification_code");
    }
    other
        .post("/api/mobile/auth/verify-email/confirm", Map.of("code", guess))
        .refused(400, "verification_attempts_exceeded");
  }

  @Test
  void anAccountIsDeletedOnlyWithItsPassword() {
    String name = Outside.newName();
    Browser browser = Outside.newBrowser(name);
    browser.delete("/api/users/me", null).refused(400, "validation_error");
    browser.delete("/api/users/me", Map.of("reason", "why not")).refused(400, "validation_error");
    browser.delete("/api/users/me", Map.of("password", "wrong")).refused(401, "unauthorized");
    browser.get("/api/users/me").is(200);

    Answer gone =
        browser
            .delete(
                "/api/users/me", Map.of("password", Outside.PASSWORD, "reason", "y".repeat(300)))
            .is(200, Shapes.MESSAGE);
    Cookies.areCleared(gone);
    new Browser(http)
        .post(
            "/api/auth/login", Map.of("email", name + "@example.org", "password", Outside.PASSWORD))
        .refused(401, "unauthorized");
    new Browser(http).enter("/api/auth/register", Outside.form(name)).is(201);
  }

  @Test
  void theAppDeletesTheAccountAndThenLogsOut() {
    for (String path : List.of("/api/mobile/users/me", "/api/mobile/auth/me")) {
      Phone phone = Outside.newPhone();
      phone.ask("DELETE", path, null).refused(400, "validation_error");
      phone.ask("DELETE", path, Map.of("password", Outside.PASSWORD)).is(200, Shapes.MESSAGE);
      phone.get("/api/users/me").refused(401, "token_invalid");
      phone
          .post("/api/mobile/auth/logout", Map.of("refresh_token", phone.refresh()))
          .is(200, Shapes.MESSAGE);
    }
  }

  @Test
  void listsOfUsersArePagedFromOneWithTheirOwnFieldNames() {
    Browser browser = Outside.newBrowser();
    Answer board = http.send("GET", "/api/leaderboard", Map.of()).is(200, Shapes.LEADERBOARD);
    page(board, "per_page", 1, 10);
    for (String bad : List.of("page=0", "page=-3", "page=x", "page_size=0", "page_size=x")) {
      page(http.send("GET", "/api/leaderboard?" + bad, Map.of()), "per_page", 1, 10);
      page(browser.get("/api/users/me/results?" + bad), "page_size", 1, 10);
    }
    page(http.send("GET", "/api/leaderboard?page_size=500", Map.of()), "per_page", 1, 100);
    page(browser.get("/api/users/me/results?page_size=500"), "page_size", 1, 50);
    Answer far = http.send("GET", "/api/leaderboard?page=9000000", Map.of());
    page(far, "per_page", 9_000_000, 10);
    assertThat(far.at("users")).isEmpty();
    Answer history = browser.get("/api/users/me/results").is(200, Shapes.HISTORY);
    assertThat(history.at("results")).isEmpty();
    assertThat(history.at("total").asInt()).isZero();
  }

  @Test
  void anAdminManagesUsers() {
    Browser admin = Outside.admin();
    String name = Outside.newName();
    Browser browser = new Browser(http);
    long id = browser.enter("/api/auth/register", Outside.form(name)).is(201).at("userId").asLong();

    admin.post("/api/auth/admin/reset-auth", Map.of("user_id", id)).is(200, Shapes.MESSAGE);
    admin.post("/api/auth/admin/reset-auth", Map.of("user_id", "x")).refused(400);
    admin
        .post("/api/auth/admin/debug-token", Map.of("token", browser.cookie("access_token")))
        .is(200);
    Map<String, Object> reset = new HashMap<>();
    reset.put("email", "nobody-" + name + "@example.org");
    reset.put("password", "Another-Horse-9");
    admin.post("/api/auth/admin/reset-password", reset).refused(404);
    reset.put("email", name + "@example.org");
    reset.put("password", "short");
    admin.post("/api/auth/admin/reset-password", reset).refused(400);
    reset.put("password", "Another-Horse-9");
    Answer answer =
        admin
            .post("/api/auth/admin/reset-password", reset)
            .is(
                200,
                Shape.of("message:text").with("user", Shape.of("id:int username:text email:text")));
    assertThat(answer.at("user").path("id").asLong()).isEqualTo(id);
    browser.get("/api/users/me").refused(401, "token_invalid");
    new Browser(http)
        .enter(
            "/api/auth/login",
            Map.of("email", name + "@example.org", "password", "Another-Horse-9"))
        .is(200);
  }

  private static void page(Answer answer, String key, int page, int size) {
    answer.is(200);
    assertThat(answer.at("page").asInt()).as(answer.what()).isEqualTo(page);
    assertThat(answer.at(key).asInt()).as(answer.what()).isEqualTo(size);
  }
}
