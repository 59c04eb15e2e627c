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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provokes each error type of the contract. */
@AuthServiceTest
class ErrorTypeTest {
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
    assertThat(answer.body()).contains("\"error\":", "\"error_type\":\"payload_too_large\"");
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
