package io.quizcast.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests that a session that ends during a refresh stays ended. */
@AuthServiceTest
class RefreshAgainstEndTest {

  @Test
  void aConcurrentRefreshDoesNotReviveAnEndedSession() throws Exception {
    Player player = Player.registered();
    CompletableFuture<Answer> refresh;
    try (Connection other = AuthDatabase.asService();
        Statement end = other.createStatement()) {
      other.setAutoCommit(false);
      end.executeUpdate(
          "UPDATE sessions SET ended_at = now(), end_reason = 'logout_all' WHERE account_id = "
              + player.id);
      refresh = Crowd.refresh(player.refresh, player.csrfSecret, player.csrfToken);
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(20))
          .until(RefreshAgainstEndTest::somebodyWaitsForARow);
      other.commit();
    }
    assertThat(refresh.join().status()).isEqualTo(401);
    assertThat(
            AuthDatabase.text("SELECT end_reason FROM sessions WHERE id = ?", player.sessionId()))
        .isEqualTo("logout_all");
    player.refresh().then().statusCode(401);
  }

  private static boolean somebodyWaitsForARow() {
    return AuthDatabase.number(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database()")
        > 0;
  }
}
