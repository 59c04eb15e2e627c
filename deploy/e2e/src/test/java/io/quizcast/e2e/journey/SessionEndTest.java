package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the end of a session closes its sockets within two seconds, and no other sockets. */
class SessionEndTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private Phone one;
  private Phone two;

  @BeforeEach
  void signInOnTwoDevices() {
    String name = Outside.newName();
    Outside.newBrowser(name);
    one = Outside.phoneOf(name, "android-1");
    two = Outside.phoneOf(name, "android-2");
  }

  @Test
  void aLogoutClosesItsOwnSocketsOnly() {
    closesOnlyTheFirst(
        () -> one.post("/api/mobile/auth/logout", Map.of("refresh_token", one.refresh())));
  }

  @Test
  void aRevokedSessionClosesItsOwnSocketsOnly() {
    long session =
        two.get("/api/mobile/auth/sessions")
            .at("sessions")
            .valueStream()
            .filter(each -> each.path("device_id").asText().equals("android-1"))
            .mapToLong(each -> each.path("id").asLong())
            .findFirst()
            .orElseThrow();
    closesOnlyTheFirst(
        () -> two.post("/api/mobile/auth/revoke-session", Map.of("session_id", session)));
  }

  @Test
  void aDeletedAccountClosesThemAll() {
    try (GameSocket first = socket(one);
        GameSocket second = socket(two)) {
      one.ask("DELETE", "/api/mobile/users/me", Map.of("password", Outside.PASSWORD)).is(200);
      await().atMost(SOON).until(() -> !first.isOpen() && !second.isOpen());
      two.get("/api/users/me").refused(401, "token_invalid");
    }
  }

  private void closesOnlyTheFirst(Supplier<Answer> end) {
    try (GameSocket gone = socket(one);
        GameSocket here = socket(two)) {
      end.get().is(200);
      await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> !gone.isOpen());
      JsonNode revoked = gone.hear("session_revoked");
      assertThat(revoked.isObject()).isTrue();
      heartbeat(here);
      assertThat(here.isOpen()).isTrue();
    }
  }

  private static GameSocket socket(Phone phone) {
    GameSocket socket = GameSocket.of(phone.deviceId(), phone);
    heartbeat(socket);
    return socket;
  }

  private static void heartbeat(GameSocket socket) {
    socket.say("user:heartbeat", Map.of());
    socket.hear("server:heartbeat");
  }
}
