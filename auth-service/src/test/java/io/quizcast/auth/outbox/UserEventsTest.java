package io.quizcast.auth.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.SessionRevoked;
import io.quizcast.contracts.user.UserEvent.SessionsRevoked;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class UserEventsTest {
  private static final String INTERNAL_TOKEN =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Inject ObjectMapper json;

  @Test
  void whatHappensToAUserArrivesInOrderOnHisPartition() throws Exception {
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

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        AuthDatabase.number(
                            "SELECT count(*) FROM outbox WHERE user_id = ?", player.id))
                    .isZero());
    List<ConsumerRecord<String, String>> records = recordsOf(player.id);
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
    assertThat(events.get(3)).isInstanceOf(SessionsRevoked.class);
  }

  private static List<ConsumerRecord<String, String>> recordsOf(long userId) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      int partitions = consumer.partitionsFor(Topics.USER_EVENTS).size();
      TopicPartition own = new TopicPartition(Topics.USER_EVENTS, (int) (userId % partitions));
      consumer.assign(List.of(own));
      consumer.seekToBeginning(List.of(own));
      long end = consumer.endOffsets(List.of(own)).get(own);
      List<ConsumerRecord<String, String>> found = new ArrayList<>();
      while (consumer.position(own) < end) {
        for (ConsumerRecord<String, String> entry : consumer.poll(Duration.ofMillis(200))) {
          if (entry.key().startsWith(userId + ":")) {
            found.add(entry);
          }
        }
      }
      return found;
    }
  }

  private static String header(ConsumerRecord<String, String> entry, String name) {
    return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
