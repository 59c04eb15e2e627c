package io.quizcast.auth.legal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.GoogleAccount;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class LegalTest {

  @Test
  void theAcceptanceAtSignUpCanBeRead() {
    Map<String, Object> form = Player.form();
    form.put("marketing_opt_in", true);
    Player player = Player.registered(form);
    player
        .browser()
        .get("/api/auth/legal")
        .then()
        .statusCode(200)
        .body("tos_version", equalTo("1.0"))
        .body("privacy_version", equalTo("1.0"))
        .body("acceptance_needed", equalTo(false))
        .body("acceptances", hasSize(1))
        .body("acceptances[0].tos_version", equalTo("1.0"))
        .body("acceptances[0].marketing_opt_in", equalTo(true))
        .body("acceptances[0].source", equalTo("web"))
        .body("acceptances[0].accepted_at", notNullValue());
    given().get("/api/auth/legal").then().statusCode(401);
  }

  @Test
  void newTermsNeedANewAcceptanceAndTheOldEvidenceIsKept() {
    Player player = Player.registered();
    AuthDatabase.update(
        "UPDATE legal_acceptances SET tos_version = '0.9', marketing_opt_in = true"
            + " WHERE account_id = ?",
        player.id);
    player.browser().get("/api/auth/legal").then().body("acceptance_needed", equalTo(true));
    accept(player, Map.of("tos_version", "0.9"))
        .statusCode(409)
        .body("error_type", equalTo("legal_version_changed"));
    accept(player, Map.of("tos_accepted", false))
        .statusCode(400)
        .body("error_type", equalTo("validation_error"));

    accept(player, Map.of())
        .statusCode(200)
        .body("acceptance_needed", equalTo(false))
        .body("acceptances", hasSize(2))
        .body("acceptances[0].tos_version", equalTo("1.0"))
        .body("acceptances[0].marketing_opt_in", equalTo(true))
        .body("acceptances[1].tos_version", equalTo("0.9"));
    accept(player, Map.of()).statusCode(200).body("acceptances", hasSize(2));
    accept(player, Map.of("marketing_opt_in", false))
        .statusCode(200)
        .body("acceptances", hasSize(3))
        .body("acceptances[0].marketing_opt_in", equalTo(false));
  }

  @Test
  void acceptancesInTheAppAreRecordedAsMobile() {
    Player player = Player.registered();
    AuthDatabase.update(
        "UPDATE legal_acceptances SET privacy_version = '0.9' WHERE account_id = ?", player.id);
    given()
        .header("Authorization", "Bearer " + player.access)
        .contentType("application/json")
        .body(form(Map.of()))
        .post("/api/mobile/auth/legal/accept")
        .then()
        .statusCode(200)
        .body("acceptances[0].source", equalTo("mobile"));
    given()
        .header("Authorization", "Bearer " + player.access)
        .get("/api/mobile/auth/legal")
        .then()
        .statusCode(200)
        .body("acceptance_needed", equalTo(false));
  }

  @Test
  void signUpWithGoogleIsRecordedAsAcceptanceByGoogle() {
    String access = GoogleAccount.fresh().signIn().jsonPath().getString("accessToken");
    given()
        .header("Authorization", "Bearer " + access)
        .get("/api/mobile/auth/legal")
        .then()
        .statusCode(200)
        .body("acceptance_needed", equalTo(false))
        .body("acceptances[0].source", equalTo("google"));
  }

  @Test
  void acceptancesOutliveADeletedAccountWithoutAddressAndDevice() {
    Player player = Player.registered();
    player
        .browser()
        .body(Map.of("password", Player.PASSWORD))
        .delete("/api/users/me")
        .then()
        .statusCode(200);
    assertThat(
            AuthDatabase.text(
                "SELECT tos_version || ip_address || user_agent FROM legal_acceptances"
                    + " WHERE account_id = ?",
                player.id))
        .isEqualTo("1.0");
  }

  private static ValidatableResponse accept(Player player, Map<String, Object> changes) {
    return player.browser().body(form(changes)).post("/api/auth/legal/accept").then();
  }

  private static Map<String, Object> form(Map<String, Object> changes) {
    Map<String, Object> form = new HashMap<>();
    form.put("tos_accepted", true);
    form.put("privacy_accepted", true);
    form.put("tos_version", "1.0");
    form.put("privacy_version", "1.0");
    form.putAll(changes);
    return form;
  }
}
