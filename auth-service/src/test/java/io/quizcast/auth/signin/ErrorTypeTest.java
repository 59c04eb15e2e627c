package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Provokes each error type of the contract. */
@AuthServiceTest
class ErrorTypeTest {

  @Test
  void csrfErrorsAreCheckedInTheContractsOrder() {
    Player player = Player.registered();
    Player other = Player.registered();
    csrf(player, null, null, "csrf_token_missing");
    csrf(player, null, "x", "csrf_secret_cookie_invalid");
    csrf(player, "", "x", "csrf_secret_cookie_empty");
    csrf(player, other.csrfSecret, other.csrfToken, "csrf_secret_mismatch");
    csrf(player, player.csrfSecret, "x", "csrf_token_invalid");
    given()
        .post("/api/auth/logout")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_missing"));
  }

  private static void csrf(Player player, String secret, String token, String errorType) {
    String cookies = "access_token=" + player.access;
    var request =
        given().header("Cookie", secret == null ? cookies : cookies + "; csrf-secret=" + secret);
    if (token != null) {
      request.header("X-CSRF-Token", token);
    }
    request.post("/api/auth/logout").then().statusCode(403).body("error_type", equalTo(errorType));
  }

  @Test
  void aRefreshReportsItsCsrfErrors() {
    Player player = Player.registered();
    given()
        .cookie("refresh_token", player.refresh)
        .cookie("csrf-secret", player.csrfSecret)
        .post("/api/auth/refresh")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_mismatch"));
    given()
        .cookie("refresh_token", player.refresh)
        .header("X-CSRF-Token", player.csrfToken)
        .post("/api/auth/refresh")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_mismatch"));
    given()
        .post("/api/auth/refresh")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
  }

  @Test
  void theCsrfRouteSetsTheCsrfCookie() {
    Player player = Player.registered();
    given()
        .cookie("access_token", player.access)
        .get("/api/auth/csrf")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_secret_cookie_error"));
    given()
        .header("Cookie", "access_token=" + player.access + "; csrf-secret=")
        .get("/api/auth/csrf")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_secret_cookie_empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "username, ab",
    "username, '   '",
    "email, nonsense",
    "email, ' blank@example.org'",
    "first_name, ' '",
    "gender, unknown",
    "birth_date, 1990-13-40",
    "birth_date, 1990-05-17T00:00:00Z",
    "birth_date, ' 1990-05-17'",
    "birth_date, +1990-05-17",
    "password, short",
    "tos_accepted, false",
    "privacy_accepted, "
  })
  void anInvalidSignUpFormIsRefused(String field, String value) {
    Map<String, Object> form = Player.form();
    form.put(field, value);
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void aBirthDateMustNotBeANumberOrAList() {
    for (Object odd : List.of(7_000, List.of(1990, 5, 17))) {
      Map<String, Object> form = Player.form();
      form.put("birth_date", odd);
      register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    }
  }

  @Test
  void lengthsAreCountedInCharacters() {
    Map<String, Object> form = Player.form();
    form.put("username", "\uD83D\uDE00\uD83D\uDE00");
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    String unique = form.get("email").toString().replaceAll("@.*", "");
    form.put("username", "\uD83D\uDE00".repeat(50 - unique.length()) + unique);
    form.put("first_name", "\uD83D\uDE00".repeat(100));
    register(form).statusCode(201).body("user.username", equalTo(form.get("username")));
  }

  @Test
  void passwordsHaveAMinimumAndAMaximumLength() {
    Map<String, Object> form = Player.form();
    form.put("password", "ж".repeat(37));
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
    form.put("password", "$2a$10$looks.like.bcrypt");
    register(form).statusCode(201);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", form.get("email"), "password", form.get("password")))
        .post("/api/auth/login")
        .then()
        .statusCode(200);
  }

  @Test
  void playersMustBeEighteen() {
    Map<String, Object> form = Player.form();
    form.put("birth_date", LocalDate.now().minusYears(18).plusDays(2).toString());
    register(form).statusCode(400).body("error_type", equalTo("validation_error"));
  }

  @Test
  void aTakenNameOrAddressIsRefusedIgnoringCase() {
    Map<String, Object> form = Player.form();
    register(form).statusCode(201);
    Map<String, Object> sameName = Player.form();
    sameName.put("username", form.get("username").toString().toUpperCase());
    register(sameName).statusCode(409).body("error_type", equalTo("conflict"));
    Map<String, Object> sameAddress = Player.form();
    sameAddress.put("email", form.get("email").toString().toUpperCase());
    register(sameAddress).statusCode(409).body("error_type", equalTo("conflict"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"x\"", "null", "{\"email\": {}}", "{\"email\":1}"})
  void aBodyThatIsNotAFormIsRefused(String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/auth/login")
        .then()
        .statusCode(400)
        .body("error", notNullValue())
        .body("details", notNullValue())
        .body("error_type", equalTo("validation_error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/html",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "nonsense"
      })
  void contentTypeAndAcceptAreIgnored(String type) {
    Player player = Player.registered();
    Answer answer =
        Crowd.post(
                "/api/auth/login",
                "{\"email\":\""
                    + player.email
                    + "\",\"password\":\""
                    + Player.PASSWORD
                    + "\",\"unknown\":{}}",
                "Content-Type",
                type,
                "Accept",
                "text/html")
            .join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void tooLargeBodiesAre413() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", "x".repeat(70_000)))
        .post("/api/auth/login")
        .then()
        .statusCode(413)
        .body("error", notNullValue())
        .body("error_type", equalTo("payload_too_large"));
  }

  @Test
  void aBodyWithoutContentLengthIsStoppedAtTheLimit() throws Exception {
    byte[] endless =
        ("{\"email\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aDuplicatedKeyIs400() {
    for (String route : List.of("forgot-password", "login", "reset-password")) {
      given()
          .contentType(ContentType.JSON)
          .body(
              "{\"email\":\"a@example.org\",\"email\":\"b@example.org\","
                  + "\"token\":\"a\",\"token\":\"b\"}")
          .post("/api/auth/" + route)
          .then()
          .statusCode(400)
          .body("error_type", equalTo("validation_error"));
    }
  }

  @Test
  void answersWithTokensOrPersonalDataMustNotBeCached() {
    Player player = Player.registered();
    player
        .login(Player.PASSWORD)
        .then()
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    player.browser().get("/api/auth/sessions").then().header("Cache-Control", "no-store");
    given().get("/.well-known/jwks.json").then().header("Cache-Control", "public, max-age=30");
  }

  @Test
  void aNameThatLooksLikeAnotherCountsAsTaken() {
    Map<String, Object> form = Player.form();
    form.put("username", form.get("username") + "l");
    Player.registered(form);
    Map<String, Object> other = Player.form();
    other.put("username", ((String) form.get("username")).replaceAll("l$", "1"));
    given()
        .contentType(ContentType.JSON)
        .body(other)
        .post("/api/auth/register")
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
  }

  @Test
  void unknownAndForeignSessionsAre404() {
    Player player = Player.registered();
    Player other = Player.registered();
    revoke(player, Map.of("session_id", 999_999_999))
        .statusCode(404)
        .body("error_type", equalTo("session_not_found"));
    revoke(player, Map.of("session_id", other.sessionId()))
        .statusCode(404)
        .body("error_type", equalTo("session_not_found"));
    revoke(player, Map.of("session_id", 0))
        .statusCode(400)
        .body("error_type", equalTo("invalid_request"));
    revoke(player, Map.of()).statusCode(400).body("error_type", equalTo("invalid_request"));
    for (Object odd : new Object[] {"a", "7", -1, 1.5, true, new int[] {1}, 1e30}) {
      revoke(player, Map.of("session_id", odd))
          .statusCode(400)
          .body("error_type", equalTo("invalid_request"));
    }
    for (String body : List.of("", "{", "[]", "\"x\"", "null")) {
      player
          .browser()
          .body(body)
          .post("/api/auth/revoke-session")
          .then()
          .statusCode(400)
          .body("error_type", equalTo("invalid_request"));
    }
  }

  @Test
  void theExpiryOfARefreshTokenCanBeInspected() {
    Player player = Player.registered();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("refresh_token", player.refresh))
        .post("/api/auth/check-refresh")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true));
    given()
        .cookie("refresh_token", "ff".repeat(32))
        .post("/api/auth/check-refresh")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false));
    given()
        .post("/api/auth/check-refresh")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("token_invalid"));
    given()
        .cookie("refresh_token", player.refresh)
        .post("/api/auth/token-info")
        .then()
        .statusCode(200)
        .body("access_token_expires", notNullValue())
        .body("refresh_token_valid_for", notNullValue());
    given()
        .cookie("refresh_token", "ff".repeat(32))
        .post("/api/auth/token-info")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
  }

  @Test
  void aPasswordChangeNeedsTheOldPasswordAndEndsOtherSessions() {
    Player player = Player.registered();
    Player elsewhere = player.elsewhere();
    change(player, "not the password", "a new password")
        .statusCode(400)
        .body("error_type", equalTo("wrong_password"));
    change(player, Player.PASSWORD, "short")
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
    Map<String, String> cookies =
        change(player, Player.PASSWORD, "a new password").statusCode(200).extract().cookies();
    elsewhere.browser().get("/api/auth/sessions").then().statusCode(401);
    given()
        .cookie("access_token", cookies.get("access_token"))
        .get("/api/auth/sessions")
        .then()
        .statusCode(200)
        .body("count", equalTo(1));
    player.login(Player.PASSWORD).then().statusCode(401);
  }

  @Test
  void foreignOriginsGetAnEmpty403() {
    given()
        .header("Origin", "https://evil.example")
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(403)
        .body(equalTo(""));
    given()
        .header("Origin", "http://localhost:8080")
        .header("Access-Control-Request-Method", "POST")
        .options("/api/auth/login")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", "http://localhost:8080")
        .header("Access-Control-Max-Age", "43200");
    given()
        .header("Origin", "http://localhost:8080")
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Credentials", "true")
        .header("Access-Control-Expose-Headers", notNullValue());
  }

  private static ValidatableResponse register(Map<String, Object> form) {
    return given()
        .contentType(ContentType.JSON)
        .body(new HashMap<>(form))
        .post("/api/auth/register")
        .then();
  }

  private static ValidatableResponse revoke(Player player, Map<String, Object> body) {
    return player.browser().body(body).post("/api/auth/revoke-session").then();
  }

  private static ValidatableResponse change(Player player, String old, String next) {
    return player
        .browser()
        .body(Map.of("old_password", old, "new_password", next))
        .post("/api/auth/change-password")
        .then();
  }
}
