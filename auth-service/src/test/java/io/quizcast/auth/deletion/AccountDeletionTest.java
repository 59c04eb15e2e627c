package io.quizcast.auth.deletion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class AccountDeletionTest {
  private static final Map<String, String> PROOF = Map.of("password", Player.PASSWORD);

  @Test
  void aDeletedAccountIsErasedAndItsNameIsFree() {
    Map<String, Object> form = Player.form();
    Player player = Player.registered(form);

    delete(player, Map.of("password", Player.PASSWORD, "reason", "x".repeat(500))).statusCode(200);

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
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM sessions WHERE account_id = ? AND ip_address || user_agent"
                    + " || device_id <> ''",
                player.id))
        .isZero();
    Player.registered(form);
  }

  @Test
  void deletionRemovesAllSignInData() {
    Player player = Player.registered();
    player.browser().post("/api/auth/verify-email/send").then().statusCode(200);
    player
        .browser()
        .body(Map.of("password", Player.PASSWORD))
        .post("/api/auth/two-factor/enrol")
        .then()
        .statusCode(200);
    player
        .browser()
        .body(Map.of("password", Player.PASSWORD))
        .delete("/api/users/me")
        .then()
        .statusCode(200);
    for (String table :
        List.of("mails", "email_codes", "password_resets", "user_identities", "two_factors")) {
      assertThat(
              AuthDatabase.number(
                  "SELECT count(*) FROM " + table + " WHERE account_id = ?", player.id))
          .as(table)
          .isZero();
    }
  }

  @Test
  void deletionRequiresTheRightPassword() {
    Player player = Player.registered();
    player
        .browser()
        .delete("/api/users/me")
        .then()
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
    player.browser().body("{not json").delete("/api/users/me").then().statusCode(400);
    delete(player, Map.of("password", ""))
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));
    delete(player, Map.of("password", "wrong password"))
        .statusCode(401)
        .body("error_type", equalTo("unauthorized"));
    delete(player, Map.of("password", " " + Player.PASSWORD + " ")).statusCode(401);
    player.browser().get("/api/auth/sessions").then().statusCode(200);
  }

  @Test
  void deletionClearsTheCookies() {
    Player player = Player.registered();
    ValidatableResponse answer = delete(player, PROOF).statusCode(200);
    for (String cookie : new String[] {"access_token", "refresh_token", "csrf-secret"}) {
      assertThat(answer.extract().detailedCookie(cookie).getMaxAge()).isZero();
      assertThat(answer.extract().cookie(cookie)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/mobile/users/me", "/api/mobile/auth/me"})
  void deletionInTheAppSetsNoCookies(String path) {
    Player player = Player.registered();
    ValidatableResponse answer =
        given()
            .header("Authorization", "Bearer " + player.access)
            .contentType("application/json")
            .body(PROOF)
            .delete(path)
            .then()
            .statusCode(200);
    assertThat(answer.extract().cookies()).isEmpty();
    player.refresh().then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + player.access)
        .delete(path)
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
  }

  @Test
  void accountsWithoutAPasswordAreDeletedWithoutABody() {
    Player player = Player.registered();
    AuthDatabase.update("UPDATE accounts SET password_hash = NULL WHERE id = ?", player.id);
    given()
        .header("Authorization", "Bearer " + player.access)
        .delete("/api/mobile/users/me")
        .then()
        .statusCode(200);
  }

  @Test
  void administratorsSeeDeletedAccountsWithTheirReason() {
    Player player = Player.registered();
    Player silent = Player.registered();
    delete(
            player,
            Map.of("password", Player.PASSWORD, "reason", " жаңа\u0000телефон " + "ж".repeat(200)))
        .statusCode(200);
    delete(silent, PROOF).statusCode(200);
    Player admin = Player.admin();
    String reason =
        admin
            .browser()
            .get("/api/admin/users/" + player.id)
            .then()
            .statusCode(200)
            .body("username", equalTo(name(player)))
            .extract()
            .path("deletion_reason");
    assertThat(reason).startsWith("жаңа телефон ж").hasSize(100);
    admin
        .browser()
        .get("/api/admin/users?deleted=true&search=deleted_user_" + silent.id + "_")
        .then()
        .statusCode(200)
        .body("users[0].deletion_reason", equalTo("user_requested"))
        .body("total", equalTo(1));
    admin
        .browser()
        .get("/api/admin/users?search=deleted_user_" + silent.id + "_")
        .then()
        .body("total", equalTo(0));
    admin
        .browser()
        .get("/api/admin/users/" + admin.id)
        .then()
        .body("deleted_at", nullValue())
        .body("deletion_reason", nullValue());
  }

  @Test
  void deletionIsAtomic() throws SQLException {
    Player player = Player.registered();
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE legal_acceptances RENAME TO legal_acceptances_away");
      try {
        delete(player, PROOF).statusCode(500);
      } finally {
        statement.execute("ALTER TABLE legal_acceptances_away RENAME TO legal_acceptances");
      }
    }
    player.browser().get("/api/auth/sessions").then().statusCode(200);
    player.refresh().then().statusCode(200);
    assertThat(name(player)).isEqualTo(player.username);
    delete(player, PROOF).statusCode(200);
  }

  private static ValidatableResponse delete(Player player, Map<String, ?> body) {
    return player.browser().body(body).delete("/api/users/me").then();
  }

  private static String name(Player player) {
    return AuthDatabase.text("SELECT username FROM accounts WHERE id = ?", player.id);
  }
}
