package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import org.junit.jupiter.api.Test;

/** Tests the refusals of the CSRF check and of foreign origins. */
@AuthServiceTest
class CsrfRefusalsTest {

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
}
