package io.quizcast.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Phone;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    JsonNode[] before = new JsonNode[1];
    await()
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              before[0] = detailed(gateways.get(0));
              assertThat(sums(detailed(gateways.get(1)))).isEqualTo(sums(before[0]));
            });
    Phone phone = Outside.newPhone();
    List<GameSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < HERE + THERE; i++) {
        Http gateway = http(gateways.get(i < HERE ? 0 : 1));
        sockets.add(new GameSocket("together " + i, gateway, GameSocket.ticket(phone)));
      }
      for (GameSocket socket : sockets) {
        for (int i = 0; i < HEARTBEATS; i++) {
          socket.say("user:heartbeat", Map.of());
          socket.hear("server:heartbeat");
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
            .untilAsserted(() -> assertReports(detailed(asked), expected));
      }
    } finally {
      sockets.forEach(GameSocket::close);
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

  /** The report that a gateway gives to the admin, without the edge between them. */
  private static JsonNode detailed(URI gateway) {
    return http(gateway)
        .send(
            "GET",
            "/api/admin/ws/metrics/detailed",
            Map.of("Authorization", "Bearer " + Outside.admin().cookie("access_token")))
        .is(200)
        .json();
  }

  private static Http http(URI gateway) {
    return new Http(URI.create(gateway.toString().replaceFirst("^ws", "http")));
  }
}
