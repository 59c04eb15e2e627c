package io.quizcast.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class HangingDatabaseTest {
  /** How long the page and the app wait for a response (contract). */
  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(15);

  @Test
  void slowStatementsAre503AndLoseNoData() throws Exception {
    Player player = Player.registered();
    try (Connection connection = AuthDatabase.asService();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "SELECT id FROM refresh_tokens WHERE session_id = " + player.sessionId() + " FOR UPDATE");
      Instant asked = Instant.now();
      player
          .refresh()
          .then()
          .statusCode(503)
          .header("Retry-After", "3")
          .body("error_type", equalTo("unavailable"));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(CLIENT_TIMEOUT);
    }
    player.refresh().then().statusCode(200);
  }

  @Test
  void ticketsAreIssuedWithoutTheDatabase() throws Exception {
    Player player = Player.registered();
    ticketOf(player).statusCode(200);
    try (Connection connection = AuthDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE accounts, sessions IN ACCESS EXCLUSIVE MODE");
      ticketOf(player).statusCode(200);
    }
  }

  private static ValidatableResponse ticketOf(Player player) {
    return player.browser().body("{}").post("/api/auth/ws-ticket").then();
  }
}
