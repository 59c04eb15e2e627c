package io.quizcast.auth.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.SessionRevoked;
import io.quizcast.contracts.user.UserEvent.SessionsRevoked;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class UserEventsTest {
  private static final String INTERNAL_TOKEN =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Inject ObjectMapper json;

  @Test
  void eventsOfAUserArriveInOrderOnOnePartition() throws Exception {
    Player player = Player.registered();
    Player elsewhere = player.elsewhere();
    player
        .browser()
        .body(Map.of("session_id", elsewhere.sessionId()))
        .post("/api/auth/revoke-session")
        .then()
        .statusCode(200);
    given()
        .header("X-Internal-Token", INTERNAL_TOKEN)
        .contentType("application/json")
        .body(Map.of("username", "N" + player.username))
        .put("/internal/users/" + player.id + "/username")
        .then()
        .statusCode(200);
    player.browser().post("/api/auth/logout-all").then().statusCode(200);

    List<ConsumerRecord<String, String>> records = SentEvents.of(player.id);
    List<UserEvent> events = new ArrayList<>();
    for (ConsumerRecord<String, String> entry : records) {
      events.add(json.readValue(entry.value(), UserEvent.class));
      assertThat(entry.key()).isEqualTo(events.getLast().key());
      assertThat(header(entry, "ce_type"))
          .isEqualTo(json.readTree(entry.value()).get("type").asText());
      assertThat(header(entry, "ce_id")).startsWith("auth-");
      assertThat(header(entry, "traceparent")).startsWith("00-");
    }
    assertThat(events).hasSize(4);
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            UserRegistered.class, e -> assertThat(e.username()).isEqualTo(player.username));
    assertThat(events.get(1))
        .isEqualTo(new SessionRevoked(player.id, elsewhere.sessionId(), "user_revoked"));
    assertThat(events.get(2)).isEqualTo(new UsernameChanged(player.id, "N" + player.username));
    assertThat(events.get(3))
        .isInstanceOfSatisfying(
            SessionsRevoked.class,
            e -> {
              assertThat(e.reason()).isEqualTo("user_logout_all");
              assertThat(e.lastSessionId()).isEqualTo(player.sessionId());
            });
  }

  @Test
  void theReasonForARevocationIsPublished() throws Exception {
    Player player = Player.registered();
    long byBrowser = player.elsewhere().sessionId();
    long byApp = player.elsewhere().sessionId();
    player
        .browser()
        .queryParam("reason", " lost\n" + "ж".repeat(200))
        .body(Map.of("session_id", byBrowser))
        .post("/api/auth/revoke-session")
        .then()
        .statusCode(200);
    given()
        .header("Authorization", "Bearer " + player.access)
        .queryParam("reason", "stolen phone")
        .body(Map.of("session_id", byApp))
        .post("/api/mobile/auth/revoke-session")
        .then()
        .statusCode(200);

    List<UserEvent> events = new ArrayList<>();
    for (ConsumerRecord<String, String> entry : SentEvents.of(player.id)) {
      events.add(json.readValue(entry.value(), UserEvent.class));
    }
    assertThat(events)
        .contains(
            new SessionRevoked(player.id, byBrowser, "lost " + "ж".repeat(95)),
            new SessionRevoked(player.id, byApp, "stolen phone"));
  }

  @Test
  void aDeletionIsPublishedLastWithTombstones() {
    Player player = Player.registered();
    player
        .browser()
        .body(Map.of("password", Player.PASSWORD))
        .delete("/api/users/me")
        .then()
        .statusCode(200);
    List<ConsumerRecord<String, String>> records = SentEvents.of(player.id);
    assertThat(records.stream().filter(r -> r.value() != null).map(r -> header(r, "ce_type")))
        .containsExactly("user_registered", "sessions_revoked", "user_deleted");
    assertThat(records.stream().filter(r -> r.value() == null).map(ConsumerRecord::key))
        .containsExactly(
            player.id + ":registered",
            player.id + ":username",
            player.id + ":role",
            player.id + ":verified",
            player.id + ":sessions");
  }

  private static String header(ConsumerRecord<String, String> entry, String name) {
    return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
