package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SignInJourneyTest {

  @Test
  void aBrowserSignsUpRefreshesAndSignsOut() {
    Player player = Player.registered();
    player
        .browser()
        .get("/api/auth/csrf")
        .then()
        .statusCode(200)
        .body("csrf_token", equalTo(player.csrfToken));
    player.refresh().then().statusCode(200).body("csrfToken", equalTo(player.csrfToken));
    player
        .browser()
        .get("/api/auth/sessions")
        .then()
        .statusCode(200)
        .body("sessions", hasSize(1))
        .body("count", equalTo(1));
    player
        .browser()
        .body("{}")
        .post("/api/auth/ws-ticket")
        .then()
        .statusCode(200)
        .body("success", equalTo(true))
        .body("data.ticket", notNullValue());
    player.browser().post("/api/auth/logout").then().statusCode(200);
    player.requireInvalidToken();
    player.refresh().then().statusCode(401).body("error_type", equalTo("token_invalid"));
  }

  @Test
  void aWrongPasswordIsNotReportedAsATokenError() {
    Player player = Player.registered();
    player
        .login("something else")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("unauthorized"));
    player.login(Player.PASSWORD).then().statusCode(200).body("user.id", equalTo((int) player.id));
  }

  @Test
  void unknownPathsGetAPlainText404() {
    given().get("/api/auth/nothing").then().statusCode(404).contentType(ContentType.TEXT);
    given().get("/api/auth/login").then().statusCode(404).contentType(ContentType.TEXT);
  }

  @Test
  void keysArePublished() {
    given().get("/.well-known/jwks.json").then().statusCode(200).body("keys", hasSize(1));
  }
}
