package io.quizcast.auth.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.contracts.access.PortalRole;
import io.quizcast.guard.PortalRoutes;
import io.quizcast.guard.PortalRoutes.Attempt;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests roles in the portal: who may give them, what they allow, and when they end. */
@AuthServiceTest
class PortalRolesTest {
  private static final List<String> ACTIONS =
      List.of("end-sessions", "unlock", "suspend", "reinstate", "reset-two-factor");

  private Player admin;

  @BeforeEach
  void signIn() {
    admin = Player.admin();
  }

  @Test
  void eachRoleReachesItsRoutesAndNoOther() {
    Map<PortalRole, Player> callers = new EnumMap<>(PortalRole.class);
    for (PortalRole role : PortalRole.values()) {
      callers.put(role, with(role));
    }
    List<Attempt> attempts =
        PortalRoutes.attempts(given().queryParam("format", "JSON").get("/q/openapi").asString());

    List<String> mismatches =
        attempts.stream()
            .map(
                attempt ->
                    attempt.mismatch(call(attempt.role().map(callers::get).orElse(admin), attempt)))
            .flatMap(Optional::stream)
            .toList();

    assertThat(attempts).hasSizeGreaterThan(5 * 10);
    assertThat(mismatches).isEmpty();
    for (Player refused :
        List.of(callers.get(PortalRole.EDITOR), callers.get(PortalRole.FINANCE))) {
      assertThat(
              AuthDatabase.number(
                  "SELECT count(*) FROM audit WHERE actor_id = ? AND action LIKE 'admin_%'",
                  refused.id))
          .isZero();
    }
  }

  @Test
  void aNewRoleComesWithTheNextRefreshAndIsAudited() {
    Player player = Player.registered();
    roles(player, Map.of("role", "user", "portal_roles", List.of("host", "editor")))
        .statusCode(200)
        .body("role", equalTo("user"))
        .body("portal_roles", equalTo(List.of("editor", "host")));

    player.requireInvalidToken();
    player.refresh().then().statusCode(200);
    player
        .login(Player.PASSWORD)
        .then()
        .body("user.role", equalTo("user"))
        .body("user.permissions", hasItem("games"))
        .body("user.permissions", not(hasItem("payouts")));
    player.browser().get("/api/admin/users").then().statusCode(200);
    assertThat(
            AuthDatabase.text(
                "SELECT detail FROM audit WHERE action = 'admin_role_set' AND subject_id = ?",
                player.id))
        .isEqualTo("user editor host");

    // If the list is absent, all roles are taken away.
    roles(player, Map.of("role", "user")).body("portal_roles", equalTo(List.of()));
    player.refresh().then().statusCode(200);
    player.browser().get("/api/admin/users").then().statusCode(403).body("error_type", nullValue());
    player.login(Player.PASSWORD).then().body("user.permissions", nullValue());
  }

  @Test
  void aRoleThatDoesNotExistIsRefused() {
    Player player = Player.registered();
    for (Object odd : List.of(List.of("owner"), List.of(""), "host", List.of(1))) {
      roles(player, Map.of("role", "user", "portal_roles", odd)).statusCode(400);
    }
    assertThat(AuthDatabase.text("SELECT portal_roles::text FROM accounts WHERE id = ?", player.id))
        .isEqualTo("{}");
  }

  /**
   * If support staff could change all accounts, they could set an administrator's password and sign
   * in as that administrator.
   */
  @Test
  void supportChangesOnlyAccountsWithoutARole() {
    Player support = with(PortalRole.SUPPORT);
    Player player = Player.registered();
    Player host = with(PortalRole.HOST);
    for (Player above : List.of(admin, host)) {
      for (String action : ACTIONS) {
        on(support, above, action, "{}").statusCode(403).body("error_type", equalTo("forbidden"));
      }
      on(support, above, "reset-password", "{\"password\": \"another horse\"}")
          .statusCode(403)
          .body("error_type", equalTo("forbidden"));
      support
          .browser()
          .body(Map.of("email", above.email, "password", "another horse"))
          .post("/api/auth/admin/reset-password")
          .then()
          .statusCode(403);
    }
    assertThat(host.refresh().statusCode()).isEqualTo(200);
    for (String action : ACTIONS) {
      on(support, player, action, "{}").statusCode(200);
    }
    on(support, player, "reset-password", "{\"password\": \"another horse\"}").statusCode(200);
    assertThat(AuthDatabase.number("SELECT count(*) FROM audit WHERE actor_id = ?", support.id))
        .isGreaterThanOrEqualTo(6);
  }

  private Player with(PortalRole role) {
    Player player = Player.registered();
    roles(player, Map.of("role", "user", "portal_roles", List.of(role.wire()))).statusCode(200);
    player.refresh().then().statusCode(200);
    return player;
  }

  private ValidatableResponse roles(Player player, Map<String, ?> body) {
    return admin.browser().body(body).put("/api/admin/users/" + player.id + "/role").then();
  }

  private static ValidatableResponse on(Player by, Player whom, String action, String body) {
    return by.browser().body(body).post("/api/admin/users/" + whom.id + "/" + action).then();
  }

  private static int call(Player caller, Attempt attempt) {
    RequestSpecification browser = caller.browser();
    return (attempt.method().equals("GET") ? browser : browser.body("{}"))
        .request(attempt.method(), attempt.path())
        .statusCode();
  }
}
