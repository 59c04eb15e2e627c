package io.quizcast.auth.twofactor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the strict setting for administrators, in a service without e-mail and Google sign-in. */
@AuthServiceTest
@TestProfile(AdminsNeedTwoFactorTest.Strict.class)
class AdminsNeedTwoFactorTest {

  /** Switches all optional features off and requires administrators to have a second factor. */
  public static final class Strict implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quizcast.two-factor.required-for-admins", "true",
          "quizcast.verification.enabled", "false",
          "quizcast.password-reset.enabled", "false",
          "quizcast.google.enabled", "false");
    }
  }

  @Test
  void administratorsHaveTheRoleUserUntilTheyHaveASecondFactor() {
    Player admin = Player.admin();
    admin.browser().get("/api/admin/users").then().statusCode(403);
    admin.browser().get("/api/auth/two-factor").then().body("required", equalTo(true));
    Authenticator authenticator = Authenticator.of(admin, "admin-of-the-tests");

    admin
        .browser()
        .get("/api/admin/users")
        .then()
        .statusCode(401)
        .body("error_type", equalTo("token_invalid"));
    admin.refresh().then().statusCode(200);
    admin.browser().get("/api/admin/users").then().statusCode(200);
    admin
        .browser()
        .body(Map.of("code", authenticator.code()))
        .post("/api/auth/two-factor/disable")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("forbidden"));

    Player player = Player.registered();
    player.browser().get("/api/auth/two-factor").then().body("required", equalTo(false));
    // The administrator is shared with other runs of this test, so the second factor is removed
    // again.
    AuthDatabase.update("DELETE FROM two_factors WHERE account_id = ?", admin.id);
    AuthDatabase.update("UPDATE accounts SET two_factor_at = NULL WHERE id = ?", admin.id);
  }

  @Test
  void disabledFeaturesAre404() {
    Player player = Player.registered();
    for (String client : new String[] {"/api/auth", "/api/mobile/auth"}) {
      off(given().contentType("application/json").body("{}").post(client + "/google/exchange"));
      for (String route : new String[] {"/verify-email/send", "/google/link"}) {
        off(
            player
                .browser()
                .header("Authorization", "Bearer " + player.access)
                .body("{}")
                .post(client + route));
      }
      off(
          player
              .browser()
              .header("Authorization", "Bearer " + player.access)
              .body(Map.of("code", "123456"))
              .post(client + "/verify-email/confirm"));
    }
    off(
        given()
            .contentType("application/json")
            .body(Map.of("email", player.email))
            .post("/api/auth/forgot-password"));
    player
        .browser()
        .get("/api/auth/verify-email/status")
        .then()
        .statusCode(200)
        .body("email", equalTo(player.email))
        .body("email_verified", equalTo(false))
        .body("can_send_code", equalTo(false))
        .body("cooldown_remaining_sec", equalTo(0))
        .body("attempts_left", equalTo(0));
  }

  private static void off(Response answer) {
    answer.then().statusCode(404).body("error_type", equalTo("feature_disabled"));
  }
}
