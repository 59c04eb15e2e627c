package io.quizcast.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.guard.TokensForTests;
import io.quizcast.guard.WsTicket;
import io.quizcast.local.TestPlatform;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts a gateway with real Kafka and Redis, an owner of games, and players with tickets. */
@WithTestResource(TestPlatform.class)
@WithTestResource(TestServices.class)
public abstract class GatewayTest {
  private static final AtomicLong USERS = new AtomicLong(50_000);

  @Inject protected Vertx vertx;
  @Inject protected RedisDataSource redis;

  @TestHTTPResource protected URI server;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  protected String kafka;

  @ConfigProperty(name = "quizcast.auth-url")
  protected String auth;

  protected TestOwner owner;
  private final List<TestPlayer> players = new ArrayList<>();

  /** Waits until the gateway is ready, as a load balancer would. */
  @BeforeEach
  protected void takeOwnership() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().port(port()).get("/q/health/ready").statusCode() == 200);
    owner = new TestOwner(kafka);
  }

  @AfterEach
  protected void leave() {
    players.forEach(TestPlayer::leave);
    owner.close();
  }

  /**
   * Publishes an event in the same form as auth-service.
   *
   * @return when the broker had confirmed it, epoch ms
   */
  protected long happened(long user, UserEvent event) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.USER_EVENTS,
                  (int) (user % TestOwner.PARTITIONS),
                  event.key().getBytes(StandardCharsets.UTF_8),
                  TestOwner.JSON.writeValueAsBytes(event)))
          .get();
      return System.currentTimeMillis();
    }
  }

  /** Asks a route of the monitoring page, as an admin. */
  protected JsonPath monitoring(String route) {
    return given()
        .port(port())
        .header("Authorization", "Bearer " + TokensForTests.fromUrl(auth).admin(1))
        .get("/api/admin/ws/" + route)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Blocks the calling thread until a test lets it go on, but not for ever. */
  protected static void awaitQuietly(CountDownLatch latch) {
    try {
      var _ = latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  protected int port() {
    return server.getPort();
  }

  protected static long newUser() {
    return USERS.incrementAndGet();
  }

  protected String ticket(long userId, long sessionId, String role) {
    return ticket(userId, sessionId, role, System.currentTimeMillis() / 1_000 + 900);
  }

  protected String ticket(long userId, long sessionId, String role, long expiresAt) {
    return ticket(userId, sessionId, role, true, expiresAt);
  }

  protected String ticketOfUnverified(long userId) {
    return ticket(userId, userId, "user", false, System.currentTimeMillis() / 1_000 + 900);
  }

  /** Stores a ticket of a stage link in the same form as quiz-service. */
  protected String stageTicket(long linkId, long quizId, long expiresAt) {
    return stored(WsTicket.ofStage(linkId, quizId, expiresAt, System.currentTimeMillis() / 1_000));
  }

  private String ticket(
      long userId, long sessionId, String role, boolean verified, long expiresAt) {
    long now = System.currentTimeMillis() / 1_000;
    return stored(new WsTicket(userId, sessionId, role, verified, expiresAt, now, 1));
  }

  private String stored(WsTicket content) {
    String ticket = UUID.randomUUID().toString();
    try {
      redis
          .value(String.class)
          .setex(WsTicket.key(ticket), 60, TestOwner.JSON.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return ticket;
  }

  protected TestPlayer player() {
    return player(newUser());
  }

  protected TestPlayer player(long userId) {
    return keep(TestPlayer.open(vertx, port(), userId, ticket(userId, userId, "user")));
  }

  protected TestPlayer admin() {
    long userId = newUser();
    return keep(TestPlayer.open(vertx, port(), userId, ticket(userId, userId, "admin")));
  }

  protected List<TestPlayer> players() {
    return players;
  }

  protected TestPlayer keep(TestPlayer player) {
    players.add(player);
    return player;
  }
}
