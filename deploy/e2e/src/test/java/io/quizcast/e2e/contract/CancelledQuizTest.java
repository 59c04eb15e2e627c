package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Quizzes;
import io.quizcast.e2e.contract.client.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract tests of a quiz that is cancelled in its lobby, and of the admin's monitoring page. */
class CancelledQuizTest {

  @Test
  void everybodyInTheLobbyIsToldAndSoAreLatecomers() {
    long id = Quizzes.create("to be cancelled", 1);
    try (GameSocket web = GameSocket.of("web", Outside.newBrowser());
        GameSocket mobile = GameSocket.of("mobile", Outside.newPhone());
        GameSocket later = GameSocket.of("later", Outside.newPhone())) {
      for (GameSocket socket : List.of(web, mobile)) {
        socket.ready(id);
        socket.hear("quiz:user_ready");
      }
      Outside.admin().put("/api/quizzes/" + id + "/cancel", null).is(200);
      for (GameSocket socket : List.of(web, mobile)) {
        JsonNode cancelled = socket.hear("quiz:cancelled");
        assertThat(cancelled.path("quiz_id").asLong()).isEqualTo(id);
        assertThat(cancelled.path("reason").asText()).isEqualTo("cancelled_by_admin");
        assertThat(cancelled.path("message").asText()).isNotBlank();
      }
      later.ready(id);
      later.hear("quiz:cancelled");
      assertThat(later.error("ready_error")).contains("quiz registration is closed");
      later.resync(id);
      assertThat(later.hear("quiz:state").path("status").asText()).isEqualTo("cancelled");
      later.hear("quiz:cancelled");
      for (GameSocket socket : List.of(web, mobile, later)) {
        assertThat(socket.problems()).isEmpty();
      }
    }
  }

  @Test
  void anUnplayableQuizIsCancelledAtItsStart() {
    long id = Quizzes.create(Quizzes.form("no questions", Duration.ofSeconds(6)));
    try (GameSocket player = GameSocket.of("player", Outside.newPhone())) {
      player.ready(id);
      JsonNode cancelled = player.hear("quiz:cancelled");
      assertThat(cancelled.path("quiz_id").asLong()).isEqualTo(id);
      assertThat(cancelled.path("reason").asText()).isNotBlank();
      assertThat(player.problems()).isEmpty();
    }
    Answer quiz = Outside.http().send("GET", "/api/quizzes/" + id, Map.of());
    assertThat(quiz.at("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void theMonitoringPageHasItsFigures() {
    Browser admin = Outside.admin();
    String metrics =
        "total_connections:int active_connections:int messages_sent:int messages_received:int"
            + " connection_errors:int inactive_clients_removed:int uptime_seconds:number"
            + " last_cleanup:time generated_at:time";
    Shape shard =
        Shape.of(
            "shard_id:int active_connections:int max_clients:int messages_sent:int",
            "messages_received:int connection_errors:int load_percentage:number",
            "last_cleanup:time inactive_removed:int +instance:text");
    admin.get("/api/admin/ws/metrics").is(200, Shape.of(metrics));
    admin
        .get("/api/admin/ws/metrics/detailed")
        .is(
            200,
            Shape.of(metrics)
                .and("start_time:time message_type_stats:object shard_distribution:object")
                .and("hot_shards:list shard_count:int avg_connections_per_shard:number")
                .and("cluster_peers:object")
                .with("shard_metrics[]", shard)
                .with("shards[]", shard));
    Answer text = admin.get("/api/admin/ws/metrics/prometheus").is(200);
    assertThat(text.header("content-type").replace(" ", "")).startsWith("text/plain;charset=utf-8");
    assertThat(text.text())
        .contains("websocket_active_connections ", "websocket_shard_load_percentage{shard_id=");
    admin
        .get("/api/admin/ws/health")
        .is(200, Shape.of("status:text active_connections:int timestamp:time"));
    admin
        .get("/api/admin/ws/alerts")
        .is(
            200,
            Shape.of("status:text alerts_count:int check_time:time hub_type:text")
                .and("recommendations?:list")
                .with("alerts[]", Shape.of("type:text severity:text message:text details?:any")));
  }
}
