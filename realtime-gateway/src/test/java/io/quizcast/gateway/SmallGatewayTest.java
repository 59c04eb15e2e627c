package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quizcast.contracts.Topics;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.gateway.socket.UserSockets;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/**
 * A gateway with low limits: dead peers are detected, players are warned about the e-mail gate, and
 * each alert of the monitoring page (contract §3.4) is triggered once.
 */
@QuarkusTest
@TestProfile(SmallGatewayTest.Narrow.class)
class SmallGatewayTest extends GatewayTest {

  /** Limits the gateway to four sockets on two loops. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.vertx.event-loops-pool-size",
          "2",
          "quizcast.sockets.max",
          "4",
          "quizcast.sockets.ping-every",
          "500ms",
          "quizcast.sockets.silence",
          "2s",
          "quizcast.sockets.max-pending-bytes",
          "65536",
          "quarkus.redis.tcp.read-idle-timeout",
          "4s",
          "quizcast.game.email-gate",
          "true");
    }
  }

  /** This is 2.4 MB, more than the kernel and the gateway buffer for one reader. */
  private static final int LARGE_FRAMES = 40;

  @Inject UserSockets users;

  /**
   * Architecture §5: a peer that sends neither a frame nor a pong for too long is considered gone.
   */
  @Test
  void onlyAPeerThatAnswersNoPingIsClosed() throws Exception {
    long user = newUser();
    TestPlayer living = player();
    long before = monitoring("metrics").getLong("inactive_clients_removed");
    try (RawSocket dead = new RawSocket(port(), ticket(user, user, "user"))) {
      // The client must send nothing in the meantime, because any frame would show that it is
      // alive. With the default settings the gateway would wait for 40 s.
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> monitoring("metrics").getLong("inactive_clients_removed") > before);
      await().until(dead::isCut);
    }
    assertThat(living.socket.isClosed()).isFalse();
  }

  /** A handshake would be refused if its connection to Redis reached its read timeout meanwhile. */
  @Test
  void aTicketIsRedeemedOnAConnectionThatHadNothingToReadForLong() {
    // One socket on each of the two loops, because each loop has its own connection for tickets.
    List<TestPlayer> first = List.of(player(), player());
    long user = newUser();
    String ticket = ticket(user, user, "user");
    long since = System.nanoTime();
    await().until(() -> System.nanoTime() - since > Duration.ofMillis(3_700).toNanos());

    redis.execute("CLIENT", "PAUSE", "600", "ALL");

    TestPlayer late = keep(TestPlayer.open(vertx, port(), user, ticket));
    late.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    late.await("server:heartbeat");
    assertThat(first).noneMatch(player -> player.socket.isClosed());
  }

  @Test
  void aPlayerIsToldOnJoiningThatAWinWouldNotBePaid() throws Exception {
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
  void fullLoopsAreReportedAsHotShards() {
    for (int i = 0; i < 4; i++) {
      player();
    }

    JsonPath alerts = alerts();

    assertThat(types(alerts)).contains("hot_shards", "high_shard_load");
    assertThat(alerts.getString("status")).isEqualTo("critical");
    assertThat(alerts.getList("recommendations")).isNotEmpty();
    assertThat(monitoring("metrics/detailed").getList("hot_shards")).isNotEmpty();
    var refusal =
        TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket(newUser(), 1, "user"), null);
    assertThat(refusal.getStatus()).isEqualTo(503);
    assertThat(refusal.getHeaders().get("Retry-After")).isNotBlank();
  }

  /** Architecture §5, slow readers: a reader that has stopped never delays others. */
  @Test
  void aStalledReaderIsClosedAndReportedAndTheOthersReceiveEverything() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    long user = newUser();
    try (RawSocket stalled = new RawSocket(port(), ticket(user, user, "user"))) {
      TestPlayer control = player();
      control.ready(game.quizId);
      control.await("quiz:user_ready");
      stalled.ready(game.quizId);
      await().until(() -> game.state.facts().players().seatOf(user) >= 0);
      for (int round = 1; round <= LARGE_FRAMES; round++) {
        game.shout(round);
        int heard = round;
        await()
            .pollInterval(Duration.ofMillis(5))
            .until(() -> control.all("quiz:cancelled").size() == heard);
      }
      await().atMost(Duration.ofSeconds(10)).until(stalled::isCut);
      control.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
      control.await("server:heartbeat");

      await()
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(() -> assertThat(types(alerts())).contains("slow_consumers"));
    }
  }

  /** The broker accepts no more records, as after a wrong change to the settings of the topic. */
  @Test
  void anAnswerThatDidNotReachTheLogRaisesTheLostMessageAlert() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 8, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    assertThat(types(alerts())).doesNotContain("message_loss");
    try (Admin broker = Admin.create(Map.of("bootstrap.servers", kafka))) {
      largestRecord(broker, 1);
      player.answer(question, 2);
      player.await("server:error");
      await().untilAsserted(() -> assertThat(types(alerts())).contains("message_loss"));
      assertThat(alerts().getString("status")).isEqualTo("critical");
      largestRecord(broker, 1_048_576);
    }
    // The player was told that the answer is lost, so they answer again.
    player.answer(question, 2);
    player.await("quiz:answer_accepted");
    assertThat(player.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
  }

  private static void largestRecord(Admin broker, int bytes) throws Exception {
    broker
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.GAME_COMMANDS),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  /** A loop is blocked while a question is being sent, as by a long garbage collection pause. */
  @Test
  void aSlowFanOutRaisesTheHighLatencyAlert() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 5, 1);
    game.byItself = false;
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    assertThat(types(alerts())).doesNotContain("high_latency");
    CountDownLatch goOn = new CountDownLatch(1);
    users.of(player.userId).getFirst().execute(() -> awaitQuietly(goOn));

    game.byItself = true;
    await().until(() -> game.state instanceof GameState.QuestionOpen);
    long since = System.nanoTime();
    await().until(() -> System.nanoTime() - since > Duration.ofMillis(1_500).toNanos());
    goOn.countDown();

    player.await("quiz:question");
    await().untilAsserted(() -> assertThat(types(alerts())).contains("high_latency"));
  }

  private TestPlayer unverified() {
    long user = newUser();
    return keep(TestPlayer.open(vertx, port(), user, ticketOfUnverified(user)));
  }

  private static List<String> types(JsonPath alerts) {
    return alerts.getList("alerts.type", String.class);
  }

  private JsonPath alerts() {
    return monitoring("alerts");
  }
}
