package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.user.UserEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Contract §1.6 with our additions: when a session ends, its own sockets are notified and closed,
 * and no others.
 */
@QuarkusTest
class SessionRevocationTest extends GatewayTest {

  @Test
  void aRevokedSessionClosesItsOwnSocketsWithinTwoSeconds() throws Exception {
    long user = newUser();
    TestPlayer revoked = keep(TestPlayer.open(vertx, port(), user, ticket(user, 71, "user")));
    TestPlayer other = keep(TestPlayer.open(vertx, port(), user, ticket(user, 72, "user")));

    long revokedAt = happened(user, new UserEvent.SessionRevoked(user, 71, "revoked_by_user"));

    JsonNode said = revoked.await("session_revoked");
    assertThat(said.path("session_id").asLong()).isEqualTo(71);
    assertThat(said.path("reason").asText()).isEqualTo("revoked_by_user");
    revoked.awaitClosed();
    assertThat(revoked.closedAt - revokedAt).isLessThan(2_000);
    assertThat(revoked.socket.closeStatusCode()).isEqualTo((short) 4501);
    assertThat(other.socket.isClosed()).isFalse();
    assertThat(other.types()).isEmpty();
  }

  @Test
  void logoutAllAndDeletionCloseEverySocketOfTheUser() throws Exception {
    TestPlayer one = player();
    TestPlayer two = player(one.userId);
    TestPlayer gone = player();

    happened(one.userId, new UserEvent.SessionsRevoked(one.userId, "logout_all", Instant.now(), 0));
    happened(gone.userId, new UserEvent.UserDeleted(gone.userId, Instant.now()));

    one.await("logout_all_devices");
    two.await("logout_all_devices");
    one.awaitClosed();
    two.awaitClosed();
    gone.await("logout_all_devices");
    gone.awaitClosed();
    assertThat(gone.socket.closeStatusCode()).isEqualTo((short) 4502);
  }

  @Test
  void aSessionThatBeginsRightAfterLogoutAllKeepsItsSockets() throws Exception {
    long user = newUser();
    TestPlayer ended = keep(TestPlayer.open(vertx, port(), user, ticket(user, 91, "user")));
    TestPlayer begun = keep(TestPlayer.open(vertx, port(), user, ticket(user, 92, "user")));

    happened(user, new UserEvent.SessionsRevoked(user, "user_logout_all", Instant.now(), 91));

    ended.await("logout_all_devices");
    ended.awaitClosed();
    begun.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    begun.await("server:heartbeat");
    assertThat(begun.types()).doesNotContain("logout_all_devices");
  }

  @Test
  void aChangedRoleMakesTheClientReconnect() throws Exception {
    TestPlayer player = player();

    happened(player.userId, new UserEvent.RoleChanged(player.userId, "admin"));

    player.awaitClosed();
    assertThat(player.socket.closeStatusCode()).isEqualTo((short) 4403);
  }

  @Test
  void somebodyWhoBecomesAHostOrAnEditorComesBackAndAnAccountantPlaysOn() throws Exception {
    TestPlayer host = player();
    TestPlayer editor = player();
    TestPlayer accountant = player();

    happened(
        accountant.userId,
        new UserEvent.RoleChanged(accountant.userId, "user", List.of("finance")));
    happened(host.userId, new UserEvent.RoleChanged(host.userId, "user", List.of("host")));
    happened(editor.userId, new UserEvent.RoleChanged(editor.userId, "user", List.of("editor")));

    host.awaitClosed();
    editor.awaitClosed();
    accountant.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    accountant.await("server:heartbeat");
  }

  @Test
  void anExpiringTokenIsAnnouncedAndTheSocketStaysOpen() {
    long user = newUser();
    long soon = System.currentTimeMillis() / 1_000 + 100;
    TestPlayer player =
        keep(TestPlayer.open(vertx, port(), user, ticket(user, user, "user", soon)));

    JsonNode said = player.await("TOKEN_EXPIRE_SOON");

    assertThat(said.path("unit").asText()).isEqualTo("seconds");
    assertThat(said.path("expires_in").asInt()).isBetween(90, 100);
    assertThat(player.socket.isClosed()).isFalse();
  }

  /**
   * The ticket was valid when the session ended, but the socket was not open yet. It is closed all
   * the same.
   */
  @Test
  void aHandshakeInProgressWhenItsSessionEndsIsClosed() throws Exception {
    long user = newUser();
    TestPlayer first = keep(TestPlayer.open(vertx, port(), user, ticket(user, 81, "user")));
    happened(user, new UserEvent.SessionRevoked(user, 81, "revoked_by_user"));
    first.awaitClosed();

    TestPlayer late = keep(TestPlayer.open(vertx, port(), user, ticket(user, 81, "user")));
    TestPlayer other = keep(TestPlayer.open(vertx, port(), user, ticket(user, 82, "user")));

    late.await("session_revoked");
    late.awaitClosed();
    assertThat(late.socket.closeStatusCode()).isEqualTo((short) 4501);
    other.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    other.await("server:heartbeat");
  }
}
