package io.quizcast.quiz.players;

import static io.quizcast.quiz.Rows.column;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.delivery.inbox.Inbox;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlayerNameTest {
  private static final long USER = 900_001;

  @Inject ObjectMapper json;

  @ConfigProperty(name = "quizcast.internal-token")
  String internalToken;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String password;

  @Test
  void namesFollowTheUserAndAreClearedOnDeletion() throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", kafka);
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.USER_EVENTS, 1, "junk", "{\"type\":\"?\"}")).get();
      put(
          producer,
          new UserEvent.UserRegistered(
              USER, "anna", "a@b.c", "user", false, "ru", "", "", null, "", "", Instant.now()));
      put(producer, new UserEvent.EmailVerified(USER, Instant.now()));
      put(producer, new UserEvent.UsernameChanged(USER, "anna_2"));
      // The registration arrives again, as from a dead letter queue, and must not overwrite the
      // later change.
      put(
          producer,
          new UserEvent.UserRegistered(
              USER, "anna", "a@b.c", "user", false, "ru", "", "", null, "", "", Instant.now()));
      put(
          producer,
          new UserEvent.ProfileChanged(USER, "/a.png", "ru", "", "", null, "", Instant.now()));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(row()).isEqualTo("anna_2 /a.png t f f"));
      put(
          producer,
          new UserEvent.ProfileChanged(
              USER, "/a.png", "ru", "A", "B", LocalDate.EPOCH, "female", Instant.now()));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(row()).isEqualTo("anna_2 /a.png t t f"));
      put(producer, new UserEvent.UserDeleted(USER, Instant.now()));
      put(producer, new UserEvent.UsernameChanged(USER, "risen"));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(row()).endsWith("f t t"));
      assertThat(row()).doesNotContain("anna");
      given()
          .header("X-Internal-Token", internalToken)
          .get("/internal/players/forgotten?id=" + USER + "&id=1")
          .then()
          .statusCode(200)
          .body("user_ids", equalTo(List.of((int) USER)));
      given().get("/internal/players/forgotten?id=" + USER).then().statusCode(404);
    }
  }

  /** Counts the log messages of the consumer. */
  private static final class Complaints extends Handler {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void publish(LogRecord record) {
      count.incrementAndGet();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void anUnavailableDatabaseIsRetried() throws Exception {
    Complaints complaints = new Complaints();
    Logger log = Logger.getLogger(Inbox.class.getName());
    log.addHandler(complaints);
    Map<String, Object> client = Map.of("bootstrap.servers", kafka);
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      statement("ALTER TABLE player_names RENAME TO player_names_away");
      try {
        put(producer, new UserEvent.UsernameChanged(USER + 1, "patient"));
        await().atMost(Duration.ofSeconds(20)).until(() -> complaints.count.get() > 1);
      } finally {
        statement("ALTER TABLE player_names_away RENAME TO player_names");
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(row(USER + 1)).startsWith("patient"));
    } finally {
      log.removeHandler(complaints);
    }
  }

  private void put(KafkaProducer<String, String> producer, UserEvent event) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                Topics.USER_EVENTS,
                1,
                event.key(),
                json.writerFor(UserEvent.class).writeValueAsString(event)))
        .get();
  }

  /** Connects as the owner of the tables, because the service has fewer rights. */
  private void statement(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, owner, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String row() throws SQLException {
    return row(USER);
  }

  private String row(long userId) throws SQLException {
    List<String> found =
        column(
            "SELECT concat_ws(' ', username, profile_picture, email_verified,"
                + " profile_complete, deleted)"
                + " FROM player_names WHERE user_id = "
                + userId);
    return found.isEmpty() ? "" : found.getFirst();
  }
}
