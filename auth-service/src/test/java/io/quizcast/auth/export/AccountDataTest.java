package io.quizcast.auth.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class AccountDataTest {
  private static final String TOKEN =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void theExportHasAllDataAndNoSecrets() {
    Player player = Player.registered();
    Player other = player.elsewhere();
    other.browser().post("/api/auth/logout").then().statusCode(200);

    ValidatableResponse data =
        data(player.id)
            .statusCode(200)
            .body("has_password", equalTo(true))
            .body("$", not(hasKey("email_verified_at")))
            .body("identities.size()", equalTo(0))
            .body("legal_acceptances.size()", equalTo(1))
            .body("legal_acceptances[0].source", equalTo("web"))
            .body("legal_acceptances[0].marketing_opt_in", equalTo(false))
            .body("legal_acceptances[0].ip_address", equalTo("127.0.0.1"))
            .body("sessions.end_reason", contains("logout", null))
            .body("sessions[1].id", equalTo((int) player.sessionId()))
            .body("sessions[1].ip_address", equalTo("127.0.0.1"));
    assertThat(data.extract().asString())
        .doesNotContain(player.refresh, player.csrfSecret, player.csrfToken, "hash", "claim");

    player
        .browser()
        .body(Map.of("password", Player.PASSWORD))
        .delete("/api/users/me")
        .then()
        .statusCode(200);
    data(player.id).statusCode(404).body("error_type", equalTo("not_found"));
  }

  @Test
  void theExportRequiresTheInternalToken() {
    Player player = Player.registered();
    player.browser().get("/internal/users/" + player.id + "/data").then().statusCode(404);
  }

  private static ValidatableResponse data(long id) {
    return given().header("X-Internal-Token", TOKEN).get("/internal/users/" + id + "/data").then();
  }
}
