package io.quizcast.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quizcast.guard.TokensForTests;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A gateway with narrow limits: dead peers are noticed, players are told of the e-mail gate, and
 * each alert of the monitoring page (contract §3.4) is provoked once.
 */
@QuarkusTest
@TestProfile(SmallGatewayTest.Narrow.class)
class SmallGatewayTest extends GatewayTest {

  /** Two sockets a loop are all there may be. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.vertx.event-loops-pool-size",
          "2",
          "quizcast.sockets.most",
          "4",
          "quizcast.sockets.ping-every",
          "500ms",
          "quizcast.sockets.silence",
          "2s",
          "quizcast.sockets.most-pending-bytes",
          "65536",
          "quizcast.game.email-gate",
          "true");
    }
  }

  @Inject GatewayMetrics metrics;

  @ConfigProperty(name = "quizcast.auth-url")
  String auth;

  /** Architecture §5: neither a frame nor a pong for so long, and the other end counts as gone. */
  @Test
  void aPeerThatAnswersNoPingIsClosedAndOneThatDoesIsNot() throws Exception {
    long user = newUser();
    TestPlayer living = player();
    try (RawSocket dead = new RawSocket(port(), ticket(user, user, "user"))) {
      long since = System.nanoTime();
      // It must not say a word while it is waited for: whatever it says is a sign of life.
      await().until(() -> get("metrics").getLong("inactive_clients_removed") > 0);
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
      await().until(dead::isCut);
    }
    assertThat(living.socket.isClosed()).isFalse();
  }

  @Test
  void aPlayerIsToldAtTheJoinThatAWinWouldNotBePaid() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    TestPlayer player = unverified();
    player.ready(game.quizId);

    assertThat(player.await("quiz:user_ready").path("prize_blocked_reason").asText())
        .isEqualTo("email_not_verified");
    player.resync(game.quizId);
    assertThat(player.await("quiz:state").path("prize_blocked_reason").asText())
        .isEqualTo("email_not_verified");

    happened(
        player.userId,
        new io.quizcast.contracts.user.UserEvent.EmailVerified(
            player.userId, java.time.Instant.now()));
    await()
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              player.resync(game.quizId);
              assertThat(player.all("quiz:state").getLast().has("prize_blocked_reason")).isFalse();
            });
  }

  @Test
  void fullLoopsAreHotShards() {
    for (int i = 0; i < 4; i++) {
      player();
    }

    JsonPath alerts = alerts();

    assertThat(types(alerts)).contains("hot_shards", "high_shard_load");
    assertThat(alerts.getString("status")).isEqualTo("critical");
    assertThat(alerts.getList("recommendations")).isNotEmpty();
    assertThat(get("metrics/detailed").getList("hot_shards")).isNotEmpty();
    var refusal =
        TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket(newUser(), 1, "user"), null);
    assertThat(refusal.getStatus()).isEqualTo(503);
    assertThat(refusal.getHeaders().get("Retry-After")).isNotBlank();
  }

  @Test
  void aReaderThatIsCutIsASlowConsumer() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    long user = newUser();
    try (RawSocket stalled = new RawSocket(port(), ticket(user, user, "user"))) {
      stalled.ready(game.quizId);
      await().until(() -> game.state.facts().players().seatOf(user) >= 0);
      for (int round = 1; round <= 12; round++) {
        game.shout(round);
      }

      await()
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(() -> assertThat(types(alerts())).contains("slow_consumers"));
    }
  }

  @Test
  void anAnswerThatDidNotReachTheLogIsALostMessage() {
    alerts();
    metrics.answerLost();

    JsonPath alerts = alerts();

    assertThat(types(alerts)).contains("message_loss");
    assertThat(alerts.getString("status")).isEqualTo("critical");
  }

  @Test
  void aSlowFanOutIsHighLatency() {
    metrics.fannedOut(TimeUnit.SECONDS.toNanos(3));

    assertThat(types(alerts())).contains("high_latency");
  }

  private TestPlayer unverified() {
    long user = newUser();
    return keep(TestPlayer.open(vertx, port(), user, ticketOfUnverified(user)));
  }

  private static List<String> types(JsonPath alerts) {
    return alerts.getList("alerts.type", String.class);
  }

  private JsonPath alerts() {
    return get("alerts");
  }

  private JsonPath get(String route) {
    return given()
        .port(port())
        .header("Authorization", "Bearer " + TokensForTests.fromUrl(auth).admin(1))
        .get("/api/admin/ws/" + route)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
