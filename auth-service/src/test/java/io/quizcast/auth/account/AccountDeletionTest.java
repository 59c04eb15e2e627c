package io.quizcast.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class AccountDeletionTest {

  @Test
  void aDeletedAccountIsEmptyAndItsNameIsFree() {
    Map<String, Object> form = Player.form();
    Player player = Player.registered(form);
    player
        .browser()
        .delete("/api/users/me")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
    player.browser().body("{not json").delete("/api/users/me").then().statusCode(400);
    player
        .browser()
        .body(Map.of("password", "wrong password"))
        .delete("/api/users/me")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("unauthorized"));

    player
        .browser()
        .body(Map.of("password", Player.PASSWORD, "reason", "x".repeat(500)))
        .delete("/api/users/me")
        .then()
        .statusCode(200);

    player.browser().get("/api/auth/sessions").then().statusCode(401);
    player.refresh().then().statusCode(401);
    player.login(Player.PASSWORD).then().statusCode(401);
    assertThat(AuthDatabase.text("SELECT username || email FROM accounts WHERE id = ?", player.id))
        .doesNotContain(player.username);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM legal_acceptances WHERE account_id = ? AND ip_address = ''",
                player.id))
        .isEqualTo(1);
    Player.registered(form);
  }

  @Test
  void theAppDeletesToo() {
    Player player = Player.registered();
    given()
        .header("Authorization", "Bearer " + player.access)
        .contentType("application/json")
        .body(Map.of("password", Player.PASSWORD))
        .delete("/api/mobile/users/me")
        .then()
        .statusCode(200);
    player.refresh().then().statusCode(401);
  }
}
