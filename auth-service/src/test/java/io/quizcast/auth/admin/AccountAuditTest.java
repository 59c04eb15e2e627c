package io.quizcast.auth.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the part of the audit log that is about accounts and roles. */
@AuthServiceTest
class AccountAuditTest {
  private static final String LOG = "/api/admin/account-audit";

  private Player admin;

  @BeforeEach
  void signIn() {
    admin = Player.admin();
  }

  @Test
  void aChangeOfRolesSaysWhoGaveWhichRolesToWhom() {
    Player player = Player.registered();
    admin
        .browser()
        .body(Map.of("role", "user", "portal_roles", List.of("host")))
        .put("/api/admin/users/" + player.id + "/role")
        .then()
        .statusCode(200);
    admin
        .browser()
        .get(LOG + "?action=admin_role_set&subject_id=" + player.id)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].actor_id", equalTo((int) admin.id))
        .body("items[0].subject", equalTo("user"))
        .body("items[0].details.detail", equalTo("user host"));
  }

  @Test
  void theLogIsReadInPagesAndFiltered() {
    Player player = Player.registered();
    for (String step : List.of("suspend", "reinstate", "unlock")) {
      admin
          .browser()
          .body("{}")
          .post("/api/admin/users/" + player.id + "/" + step)
          .then()
          .statusCode(200);
    }
    String about = LOG + "?subject_id=" + player.id + "&actor_id=" + admin.id;
    admin
        .browser()
        .get(about + "&page_size=2")
        .then()
        .body("total", equalTo(3))
        .body("items", hasSize(2))
        .body("items[0].action", equalTo("admin_unlocked"));
    admin.browser().get(about + "&page_size=2&page=2").then().body("items", hasSize(1));
    String later = Instant.now().plusSeconds(60).toString();
    admin.browser().get(about + "&from=" + later).then().body("total", equalTo(0));
    admin.browser().get(about + "&to=" + later).then().body("total", equalTo(3));
    admin
        .browser()
        .get(LOG + "?page=-1&page_size=100000")
        .then()
        .statusCode(200)
        .body("total", greaterThanOrEqualTo(3));
    for (String odd : List.of("subject_id=me", "actor_id=1.5", "from=yesterday")) {
      admin
          .browser()
          .get(LOG + "?" + odd)
          .then()
          .statusCode(400)
          .body("error_type", equalTo("validation_error"));
    }
  }
}
