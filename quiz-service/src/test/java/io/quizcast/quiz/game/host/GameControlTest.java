package io.quizcast.quiz.game.host;

import static io.quizcast.quiz.Callers.addQuestions;
import static io.quizcast.quiz.Callers.admin;
import static io.quizcast.quiz.Callers.newQuiz;
import static io.quizcast.quiz.Callers.player;
import static io.quizcast.quiz.Callers.question;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.quiz.game.runner.Games;
import io.quizcast.quiz.outbox.ResultsPublisher;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs games in the service itself, from the routes to the results topic. */
@QuarkusTest
class GameControlTest {
  @Inject ObjectMapper mapper;

  @ConfigProperty(name = "quizcast.internal-token")
  String internalToken;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject Games games;
  @Inject ResultsPublisher results;
  @Inject DataSource database;

  /** Starts the runners, which are switched off in tests of routes. */
  @BeforeEach
  void open() {
    games.open();
  }

  @AfterEach
  void close() {
    games.close();
    results.close();
  }

  private long running() throws SQLException {
    long quizId =
        newQuiz(
            Map.of(
                "question_source_mode", "admin_only", "series", "friday-night", "reveal_ms", 500));
    addQuestions(quizId, List.of(brief("One?"), brief("Two?")));
    try (Connection sql = database.getConnection();
        PreparedStatement update =
            sql.prepareStatement(
                "UPDATE quizzes SET scheduled_time = now() + interval '1 s', version = version + 1"
                    + " WHERE id = ?")) {
      update.setLong(1, quizId);
      update.executeUpdate();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> status(quizId).equals("in_progress"));
    return quizId;
  }

  private static Map<String, Object> brief(String text) {
    Map<String, Object> question = question(text);
    question.put("time_limit_sec", 5);
    return question;
  }

  private String status(long quizId) {
    return given()
        .header("X-Internal-Token", internalToken)
        .get("/internal/games/" + quizId + "/facts")
        .then()
        .statusCode(200)
        .extract()
        .path("status");
  }

  @Test
  void anAdminCancelsARunningGameAndNobodyElseCan() throws Exception {
    long quizId = running();
    player(5).post("/api/admin/games/" + quizId + "/cancel").then().statusCode(403);
    given().post("/api/admin/games/" + quizId + "/cancel").then().statusCode(401);
    admin().post("/api/admin/games/" + quizId + "/resume").then().statusCode(409);
    admin()
        .body(Map.of("extra_sec", 0))
        .post("/api/admin/games/" + quizId + "/extend")
        .then()
        .statusCode(422)
        .body("error_type", equalTo("validation_error"));
    admin().post("/api/admin/games/" + quizId + "/cancel").then().statusCode(200);
    assertThat(status(quizId)).isEqualTo("cancelled");
    admin()
        .post("/api/admin/games/" + quizId + "/pause")
        .then()
        .statusCode(409)
        .body("error_type", equalTo("conflict"));
    admin().post("/api/admin/games/4000000000/pause").then().statusCode(404);
  }

  @Test
  void factsAreForServicesOnly() {
    given().get("/internal/games/1/facts").then().statusCode(404);
    given()
        .header("X-Internal-Token", internalToken)
        .get("/internal/games/4000000000/facts")
        .then()
        .statusCode(404);
  }

  @Test
  void resultsOfAGameWithoutPlayersReachTheTopic() throws Exception {
    results.open();
    long quizId = running();
    await().atMost(Duration.ofSeconds(60)).until(() -> status(quizId).equals("completed"));
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.GAME_RESULTS).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(200))) {
                  if (Long.toString(quizId).equals(one.key())) {
                    GameResults sent = mapper.readValue(one.value(), GameResults.class);
                    assertThat(sent.quizId()).isEqualTo(quizId);
                    assertThat(sent.questions()).isNotNull();
                    assertThat(sent.series()).isEqualTo("friday-night");
                    assertThat(sent.title())
                        .isEqualTo(given().get("/api/quizzes/{id}", quizId).path("title"));
                    assertThat(new String(one.headers().lastHeader("ce_type").value()))
                        .isEqualTo("io.quizcast.game.results");
                    return true;
                  }
                }
                return false;
              });
    }
    given().get("/q/health/ready").then().statusCode(200);
  }
}
