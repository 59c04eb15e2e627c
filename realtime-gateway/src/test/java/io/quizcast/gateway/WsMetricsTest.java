package io.quizcast.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.OpenApiDocument;
import io.quizcast.guard.PortalRoutes;
import io.quizcast.guard.PortalRoutes.Attempt;
import io.quizcast.guard.TokensForTests;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the data of the monitoring page (contract §3.4); arrays are never null. */
@QuarkusTest
class WsMetricsTest extends GatewayTest {
  @Test
  void theFiguresAreRealAndTheShardsAreTheLoops() {
    TestPlayer player = player();
    player.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    player.await("server:heartbeat");

    JsonPath metrics = monitoring("metrics/detailed");

    assertThat(metrics.getLong("active_connections")).isPositive();
    assertThat(metrics.getLong("messages_received")).isPositive();
    assertThat(metrics.getLong("messages_sent")).isPositive();
    assertThat(metrics.getList("shard_metrics")).hasSize(metrics.getInt("shard_count"));
    assertThat(metrics.getList("hot_shards")).isEmpty();
    assertThat(metrics.getMap("shard_distribution")).hasSize(metrics.getInt("shard_count"));
    assertThat(metrics.getFloat("shard_metrics[0].load_percentage")).isLessThan(75f);
    assertThat(metrics.getInt("shard_metrics[0].max_clients")).isPositive();
    assertThat(monitoring("metrics").getFloat("uptime_seconds")).isPositive();
  }

  @Test
  void framesAreCountedByType() {
    TestPlayer player = player();
    player.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    player.await("server:heartbeat");
    Map<String, Integer> before = monitoring("metrics/detailed").getMap("message_type_stats");

    for (int i = 0; i < 3; i++) {
      player.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    }
    player.say("{\"type\":\"user:nonsense\",\"data\":{}}");
    player.await("server:error");

    Map<String, Integer> after = monitoring("metrics/detailed").getMap("message_type_stats");
    assertThat(after)
        .containsEntry("user:heartbeat", before.get("user:heartbeat") + 3)
        .containsEntry("server:heartbeat", before.get("server:heartbeat") + 3)
        .containsEntry("unusable", before.getOrDefault("unusable", 0) + 1)
        .containsEntry("server:error", before.getOrDefault("server:error", 0) + 1);
  }

  @Test
  void theAlertsOfAHealthyGatewayAreAListAndNeverNull() {
    JsonPath alerts = monitoring("alerts");

    assertThat(alerts.getString("hub_type")).isEqualTo("ShardedHub");
    assertThat(alerts.getList("alerts")).isNotNull().hasSize(alerts.getInt("alerts_count"));
    assertThat(alerts.getList("recommendations")).isNotNull();
    assertThat(monitoring("health").getString("status")).isEqualTo("healthy");
  }

  @Test
  void prometheusTextNamesEachShard() {
    String text =
        given()
            .port(port())
            .header("Authorization", "Bearer " + TokensForTests.fromUrl(auth).admin(1))
            .get("/api/admin/ws/metrics/prometheus")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(text)
        .contains("# TYPE websocket_active_connections gauge")
        .containsPattern("websocket_shard_active_connections\\{shard_id=\"0\"} \\d+ \\d{13}");
  }

  @Test
  void onlyAdminsHaveAccess() {
    String player = TokensForTests.fromUrl(auth).user(5);

    given().port(port()).get("/api/admin/ws/metrics").then().statusCode(401);
    given()
        .port(port())
        .header("Authorization", "Bearer " + player)
        .get("/api/admin/ws/metrics")
        .then()
        .statusCode(403)
        .body("error", equalTo("Admin rights required"))
        .body("error_type", nullValue());
  }

  /** The pages generate their types from this document. */
  @Test
  void thePagesKnowTheOpenApiDocument() throws IOException {
    OpenApiDocument.assertKnownToThePages(
        "realtime-gateway",
        given().port(port()).queryParam("format", "JSON").get("/q/openapi").asString());
  }

  @Test
  void eachRoleReachesItsRoutesAndNoOther() {
    TokensForTests tokens = TokensForTests.fromUrl(auth);
    List<Attempt> attempts =
        PortalRoutes.attempts(
            given().port(port()).queryParam("format", "JSON").get("/q/openapi").asString());
    List<String> mismatches =
        attempts.stream()
            .map(
                attempt ->
                    attempt.mismatch(
                        given()
                            .port(port())
                            .header(
                                "Authorization",
                                "Bearer "
                                    + attempt
                                        .role()
                                        .map(role -> tokens.portal(6, role))
                                        .orElseGet(() -> tokens.admin(6)))
                            .request(attempt.method(), attempt.path())
                            .statusCode()))
            .flatMap(Optional::stream)
            .toList();
    assertThat(attempts).hasSize(5 * 5);
    assertThat(mismatches).isEmpty();
  }
}
