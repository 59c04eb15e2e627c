package io.quizcast.auth.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.auth.outbox.SentEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class PurgeTest {
  @Inject Purge purge;

  @Test
  void expiredRowsAreDeletedAndOthersAreKept() throws Throwable {
    Player gone = Player.registered();
    Player here = Player.registered();
    AuthDatabase.update(
        "UPDATE sessions SET created_at = now() - interval '40 days',"
            + " ended_at = now() - interval '31 days', end_reason = 'logout' WHERE id = ?",
        gone.sessionId());
    here.refresh().then().statusCode(200);
    AuthDatabase.update(
        "UPDATE refresh_tokens SET expires_at = now() - interval '1 s'"
            + " WHERE session_id = ? AND spent_at IS NOT NULL",
        here.sessionId());

    run();

    assertThat(sessions(gone)).isZero();
    assertThat(sessions(here)).isEqualTo(1);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM refresh_tokens WHERE session_id = ?", here.sessionId()))
        .isEqualTo(1);
    here.refresh().then().statusCode(200);
  }

  @Test
  void deletingASessionWritesATombstoneForItsEnd() throws Throwable {
    Player player = Player.registered();
    long session = player.sessionId();
    player.browser().post("/api/auth/logout").then().statusCode(200);
    AuthDatabase.update(
        "UPDATE sessions SET ended_at = now() - interval '31 days' WHERE id = ?", session);

    run();

    assertThat(SentEvents.of(player.id).stream().filter(r -> r.key().endsWith(":" + session)))
        .satisfiesExactly(
            ended -> assertThat(ended.value()).contains("logout"),
            forgotten -> assertThat(forgotten.value()).isNull());
  }

  @Test
  void codesAreDeletedOnceTheyNoLongerCountTowardsTheDailyLimit() throws Throwable {
    Player player = Player.registered();
    AuthDatabase.update(
        "INSERT INTO email_codes"
            + " (account_id, code_hash, code_salt, max_attempts, created_at, expires_at)"
            + " SELECT ?, repeat('0', 64), repeat('0', 32), 5, now() - i * interval '1 day',"
            + " now() - i * interval '1 day' + interval '15 min'"
            + " FROM generate_series(1, 3) AS i",
        player.id);
    AuthDatabase.update(
        "INSERT INTO sign_in_challenges (account_id, token_hash, expires_at)"
            + " VALUES (?, md5(?::text) || md5('x'), now() - interval '1 s')",
        player.id,
        player.id);
    run();
    assertThat(
            AuthDatabase.number("SELECT count(*) FROM email_codes WHERE account_id = ?", player.id))
        .isEqualTo(1);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM sign_in_challenges WHERE account_id = ?", player.id))
        .isZero();
  }

  @Test
  void onlyOneReplicaPurges() throws Throwable {
    Player gone = Player.registered();
    AuthDatabase.update(
        "UPDATE sessions SET ended_at = now() - interval '31 days', end_reason = 'logout'"
            + " WHERE id = ?",
        gone.sessionId());
    try (Connection other = AuthDatabase.asService();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(7105004)");
      run();
      assertThat(sessions(gone)).isEqualTo(1);
      statement.execute("SELECT pg_advisory_unlock(7105004)");
    }
    run();
    assertThat(sessions(gone)).isZero();
  }

  private void run() throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () -> purge.run(Instant.now().plus(Duration.ofSeconds(1))));
  }

  private static long sessions(Player player) throws SQLException {
    return AuthDatabase.number("SELECT count(*) FROM sessions WHERE id = ?", player.sessionId());
  }
}
