package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Checks that each of two gateways reports the sum of both (contract §3.4). */
@Isolated
class GatewaysTogetherTest {
  private static final int HERE = 3;
  private static final int THERE = 2;
  private static final int HEARTBEATS = 4;

  @Test
  void eachGatewayReportsTheSumOfBoth() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
    List<URI> gateways = platform.gateways();
    assertThat(gateways).hasSize(2);
    String token = adminToken(platform);
    JsonNode[] before = new JsonNode[1];
    await()
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              before[0] = detailed(gateways.get(0), token);
              assertThat(sums(detailed(gateways.get(1), token))).isEqualTo(sums(before[0]));
            });
    List<RawPlayer> players = new ArrayList<>();
    try (Stage stage = new Stage(platform)) {
      for (int i = 0; i < HERE + THERE; i++) {
        URI gateway = gateways.get(i < HERE ? 0 : 1);
        players.add(new RawPlayer(gateway, stage.ticket("together" + i)));
      }
      for (RawPlayer player : players) {
        for (int i = 0; i < HEARTBEATS; i++) {
          player.say("user:heartbeat", "{}");
          player.hear("server:heartbeat");
        }
      }
      Sums sums = sums(before[0]);
      long added = HERE + THERE;
      Sums expected =
          new Sums(
              sums.opened() + added,
              sums.heardHeartbeats() + added * HEARTBEATS,
              sums.saidHeartbeats() + added * HEARTBEATS,
              sums.shards());
      for (URI asked : gateways) {
        await()
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(() -> assertReports(detailed(asked, token), expected));
      }
    } finally {
      players.forEach(RawPlayer::close);
    }
  }

  private static void assertReports(JsonNode report, Sums expected) {
    assertThat(sums(report)).isEqualTo(expected);
    List<Long> active = new ArrayList<>();
    report
        .path("cluster_peers")
        .forEach(peer -> active.add(peer.path("active_connections").asLong()));
    assertThat(active).hasSize(2);
    assertThat(report.path("active_connections").asLong())
        .isEqualTo(active.stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(HERE + THERE);
    active.sort(null);
    assertThat(active.getFirst()).isGreaterThanOrEqualTo(THERE);
    assertThat(active.getLast()).isGreaterThanOrEqualTo(HERE);
  }

  private record Sums(long opened, long heardHeartbeats, long saidHeartbeats, int shards) {}

  private static Sums sums(JsonNode report) {
    JsonNode types = report.path("message_type_stats");
    return new Sums(
        report.path("total_connections").asLong(),
        types.path("user:heartbeat").asLong(),
        types.path("server:heartbeat").asLong(),
        report.path("shard_metrics").size());
  }

  private static JsonNode detailed(URI gateway, String token) throws Exception {
    URI origin = URI.create(gateway.toString().replaceFirst("^ws", "http"));
    Browser.Answer answer =
        new Browser(origin)
            .send(
                "GET", "/api/admin/ws/metrics/detailed", null, "Authorization", "Bearer " + token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String adminToken(RunningPlatform platform) throws Exception {
    Browser.Answer answer =
        new Browser(platform.api().base())
            .send(
                "POST",
                "/api/mobile/auth/login",
                "{\"email\":\"admin@quizcast.local\",\"password\":\"%s\",\"device_id\":\"a\"}"
                    .formatted(platform.adminPassword()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("accessToken").asText();
  }
}
