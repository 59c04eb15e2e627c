package io.quizcast.user;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.results.GameResults;
import io.quizcast.contracts.results.GameResults.PlayerResult;
import io.quizcast.contracts.results.PrizesChanged;
import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.guard.TokensForTests;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The environment of user-service in a test: records of the other services, and callers. */
@ApplicationScoped
public class World {
  /** Each test uses new users and quizzes, so that none needs an empty database. */
  private static final AtomicLong IDS = new AtomicLong(1_000);

  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "quizcast.auth-url")
  String authUrl;

  public static long freshId() {
    return IDS.incrementAndGet();
  }

  public static UserRegistered registration(long userId, String username) {
    return new UserRegistered(
        userId,
        username,
        username + "@example.com",
        "user",
        false,
        "ru",
        "Aigerim",
        "Serik",
        LocalDate.of(1999, 5, 17),
        "female",
        "",
        Instant.parse("2026-11-20T08:00:00Z"));
  }

  public static PlayerResult result(long userId, int score, boolean winner, long prize) {
    return new PlayerResult(
        userId,
        score,
        score,
        10,
        winner ? 1 : 2,
        winner,
        prize,
        !winner,
        winner ? null : score + 1,
        winner ? null : "incorrect_answer",
        12_345,
        null);
  }

  public static GameResults results(long quizId, PlayerResult... results) {
    return new GameResults(
        quizId, 0, 1, Instant.parse("2026-11-23T12:00:00Z"), List.of(results), null, null, null);
  }

  /** Registers users and waits until this service knows them all. */
  public void register(UserRegistered... users) throws Exception {
    tell(users);
    for (UserRegistered user : users) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> as(user.userId()).get("/api/users/me").then().body("username", is(user)));
    }
  }

  private static org.hamcrest.Matcher<String> is(UserRegistered user) {
    return org.hamcrest.Matchers.is(user.username());
  }

  public void tell(UserEvent... events) throws Exception {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (UserEvent event : events) {
      records.add(
          new ProducerRecord<>(
              Topics.USER_EVENTS,
              (int) (Long.parseLong(event.key().substring(0, event.key().indexOf(':'))) % 4),
              event.key(),
              json.writeValueAsString(event)));
    }
    put(records);
  }

  public void finish(ResultsRecord... games) throws Exception {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (ResultsRecord game : games) {
      long quizId =
          switch (game) {
            case GameResults results -> results.quizId();
            case PrizesChanged prize -> prize.quizId();
          };
      records.add(
          new ProducerRecord<>(
              Topics.GAME_RESULTS,
              (int) (quizId % 4),
              Long.toString(quizId),
              json.writeValueAsString(game)));
    }
    put(records);
  }

  /** Sends the records in order and returns when the broker has confirmed them. */
  public void put(List<ProducerRecord<String, String>> records)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer())) {
      for (ProducerRecord<String, String> record : records) {
        producer.send(record).get();
      }
    }
  }

  /** Returns the newest value under {@code key} on {@code topic}; null if there is none. */
  public String newest(String topic, String key) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      String newest = null;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (Objects.equals(record.key(), key)) {
            newest = record.value();
          }
        }
      }
      return newest;
    }
  }

  /** Starts a request from a user's browser, with cookie and CSRF header. */
  public RequestSpecification browser(long userId) {
    return given()
        .cookie("access_token", tokens().user(userId))
        .cookie("csrf-secret", TokensForTests.CSRF_SECRET)
        .header("X-CSRF-Token", TokensForTests.CSRF_TOKEN)
        .contentType("application/json");
  }

  /** Starts a request from a user's mobile app. */
  public RequestSpecification as(long userId) {
    return given()
        .header("Authorization", "Bearer " + tokens().user(userId))
        .contentType("application/json");
  }

  public TokensForTests tokens() {
    return TokensForTests.fromUrl(authUrl);
  }
}
