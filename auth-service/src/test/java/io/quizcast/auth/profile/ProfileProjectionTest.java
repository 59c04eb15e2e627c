package io.quizcast.auth.profile;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Player;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.Statistics;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class ProfileProjectionTest {
  @Inject ObjectMapper json;

  @Test
  void profileEventsAreInTheNextSignInAndUnreadableOnesAreSkipped() throws Exception {
    Player player = Player.registered();
    String rubbish = "{\"type\":\"profile_changed\",\"user_id\":\"not a number\"}";
    String unknown = "{\"type\":\"something_new\",\"user_id\":1}";
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.USER_EVENTS, "1:profile", rubbish));
      producer.send(new ProducerRecord<>(Topics.USER_EVENTS, "1:new", unknown));
      producer.send(new ProducerRecord<>(Topics.USER_EVENTS, "1:registered", null));
      send(
          producer,
          new ProfileChanged(
              player.id,
              "https://pictures.example/1.png",
              "kk",
              "Aigerim",
              "Sadykova",
              LocalDate.of(1999, 2, 3),
              "female",
              Instant.now()));
      send(producer, counted(player.id, 3));
      send(producer, counted(player.id, 2));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                player
                    .login(Player.PASSWORD)
                    .then()
                    .statusCode(200)
                    .body("user.first_name", equalTo("Aigerim"))
                    .body("user.language", equalTo("kk"))
                    .body("user.birth_date", equalTo("1999-02-03"))
                    .body("user.games_played", equalTo(3))
                    .body("user.total_prize_won", equalTo(3_000))
                    .body("user.profile_complete", equalTo(true)));
    given()
        .header(
            "X-Internal-Token", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        .get("/internal/users/" + player.id)
        .then()
        .statusCode(200)
        .body("email", equalTo(player.email))
        .body("role", equalTo("user"))
        .body("first_name", equalTo("Aigerim"));
  }

  private static StatisticsChanged counted(long userId, long games) {
    return new StatisticsChanged(
        userId * 10 + games,
        0,
        List.of(new Statistics(userId, games, games * 50, 50, games, games * 1_000)));
  }

  private void send(KafkaProducer<String, String> producer, UserEvent event) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                Topics.USER_EVENTS,
                event.key(),
                json.writerFor(UserEvent.class).writeValueAsString(event)))
        .get();
  }
}
