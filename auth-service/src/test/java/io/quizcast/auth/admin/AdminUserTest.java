package io.quizcast.auth.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class AdminUserTest {
  private Player admin;
  private Player player;

  @BeforeEach
  void signIn() {
    admin = Player.admin();
    player = Player.registered();
  }

  @Test
  void aNewRoleInvalidatesOldTokensAndIsInTheNextRefresh() {
    player.browser().get("/api/admin/users").then().statusCode(403).body("error_type", nullValue());

    admin
        .browser()
        .body(Map.of("role", "admin"))
        .put("/api/admin/users/" + player.id + "/role")
        .then()
        .statusCode(200)
        .body("role", equalTo("admin"));

    player.requireInvalidToken();
    player.refresh().then().statusCode(200);
    player
        .browser()
        .queryParam("search", player.username)
        .get("/api/admin/users")
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("users[0].id", equalTo((int) player.id));
    assertAudited("admin_role_set");
  }

  @Test
  void aSuspendedUserCannotSignInUntilReinstated() {
    act("suspend");
    player.requireInvalidToken();
    player.refresh().then().statusCode(401);
    player.login(Player.PASSWORD).then().statusCode(403).body("error_type", equalTo("forbidden"));
    act("reinstate");
    player.login(Player.PASSWORD).then().statusCode(200);
    assertAudited("admin_suspended");
    assertAudited("admin_reinstated");
  }

  @Test
  void sessionsEndedByAnAdministratorAreClosed() {
    Player elsewhere = player.elsewhere();
    act("end-sessions");
    player.browser().get("/api/auth/sessions").then().statusCode(401);
    elsewhere.refresh().then().statusCode(401);
    assertAudited("admin_sessions_ended");
  }

  @Test
  void aPasswordSetByAnAdministratorReplacesTheOldOne() {
    admin
        .browser()
        .body(Map.of("email", player.email, "password", "another horse"))
        .post("/api/auth/admin/reset-password")
        .then()
        .statusCode(200)
        .body("user.id", equalTo((int) player.id));
    player.refresh().then().statusCode(401);
    player.login(Player.PASSWORD).then().statusCode(401);
    player.login("another horse").then().statusCode(200);
    assertAudited("admin_password_reset");
    admin
        .browser()
        .body(Map.of("email", "nobody@example.org", "password", "another horse"))
        .post("/api/auth/admin/reset-password")
        .then()
        .statusCode(404)
        .body("error_type", equalTo("not_found"));
  }

  @Test
  void aTokenIsDecodedWithoutItsSignature() {
    String signature = player.access.substring(player.access.lastIndexOf('.') + 1);
    admin
        .browser()
        .body(Map.of("token", player.access))
        .post("/api/auth/admin/debug-token")
        .then()
        .statusCode(200)
        .body("user_id", equalTo((int) player.id))
        .body("is_expired", equalTo(false))
        .body("parts", equalTo(3))
        .body(not(containsString(signature)));
    admin
        .browser()
        .body(Map.of("token", "nonsense"))
        .post("/api/auth/admin/debug-token")
        .then()
        .statusCode(200)
        .body("error", equalTo("A token has three parts"));
  }

  @Test
  void administratorsCannotDemoteOrSuspendThemselves() {
    admin
        .browser()
        .body(Map.of("role", "user"))
        .put("/api/admin/users/" + admin.id + "/role")
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
    admin.browser().post("/api/admin/users/" + admin.id + "/suspend").then().statusCode(409);
  }

  @Test
  void onlyAdministratorsWithACsrfTokenMayChangeAccounts() {
    player
        .browser()
        .post("/api/admin/users/" + player.id + "/suspend")
        .then()
        .statusCode(403)
        .body("error_type", nullValue());
    given()
        .cookie("access_token", admin.access)
        .post("/api/admin/users/" + player.id + "/suspend")
        .then()
        .statusCode(403)
        .body("error_type", equalTo("csrf_token_missing"));
    admin.browser().post("/api/admin/users/999999999/suspend").then().statusCode(404);
  }

  @Test
  void theFirstAdministratorIsCreatedOnceAndAudited() {
    assertThat(AuthDatabase.number("SELECT count(*) FROM first_admin")).isEqualTo(1);
    assertThat(AuthDatabase.number("SELECT count(*) FROM audit WHERE action = 'first_admin_made'"))
        .isEqualTo(1);
  }

  private void act(String deed) {
    admin.browser().post("/api/admin/users/" + player.id + "/" + deed).then().statusCode(200);
  }

  private void assertAudited(String action) {
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = ? AND actor_id = ? AND subject_id = ?"
                    + " AND trace_id IS NOT NULL AND address_hash IS NOT NULL",
                action,
                admin.id,
                player.id))
        .isEqualTo(1);
  }
}
