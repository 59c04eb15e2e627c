package io.quizcast.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.e2e.telemetry.Exposition.Meter;
import io.quizcast.e2e.telemetry.Queries.Alert;
import io.quizcast.e2e.telemetry.Queries.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Scrapes the platform with Prometheus during a game and a synthetic quiz. The metrics must match
 * the documented tables, and every series that a dashboard or a rule queries must exist.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestedPlatform.BOTS)
class ScrapedPlatformTest {
  private static RunningPlatform platform;
  private static PrometheusServer prometheus;
  private static SyntheticQuiz probe;
  private static int probePort;

  @BeforeAll
  static void play() throws Exception {
    platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofSeconds(60))).isTrue();
    Path folder = platform.home().resolve("telemetry").resolve(Long.toString(System.nanoTime()));
    probePort = PrometheusServer.freePort();
    probe = new SyntheticQuiz(platform, folder, probePort, Duration.ofSeconds(60));
    prometheus =
        new PrometheusServer(
            folder,
            platform,
            Queries.RULES,
            List.of(new PrometheusServer.Page("probe", probePort, "/metrics")));
    await().atMost(Duration.ofSeconds(30)).until(() -> prometheus.hasAny("up == 1"));
    BotGame.play(platform, 12, 2);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> prometheus.hasAny("quizcast_probe_success == 1"));
  }

  @AfterAll
  static void end() throws Exception {
    prometheus.close();
    probe.close();
  }

  @Test
  void eachTableMatchesTheMetricsOfItsService() throws Exception {
    Map<String, Map<String, Meter>> printed = new TreeMap<>();
    for (Member member : platform.members()) {
      if (member.service().matches(".*-service|.*-gateway")) {
        printed.put(member.service(), Exposition.read(member.port(), "/q/metrics"));
      }
    }
    printed.put("probe", Exposition.read(probePort, "/metrics"));
    assertThat(printed).hasSize(5);
    assertThat(MetricsTable.read()).isEqualTo(printed);
  }

  @Test
  void noPanelOfADashboardIsEmpty() throws Exception {
    List<Query> queries = Queries.ofDashboards();
    assertThat(queries).hasSizeGreaterThan(40);
    assertThat(empty(queries)).isEmpty();
  }

  @Test
  void noRuleQueriesAMissingSeries() throws Exception {
    List<Query> queries = new ArrayList<>(Queries.ofRecordings());
    assertThat(queries).hasSize(12);
    for (Alert alert : Queries.alerts()) {
      for (String series : Queries.series(alert.expression())) {
        queries.add(new Query(alert.name(), series));
      }
    }
    assertThat(queries).hasSizeGreaterThan(40);
    assertThat(empty(queries)).isEmpty();
  }

  /**
   * The queries without a series. Each is retried for a while, because some need a second scrape.
   */
  private static List<Query> empty(List<Query> queries) throws Exception {
    List<Query> empty = new ArrayList<>();
    for (Query query : queries) {
      try {
        await().atMost(Duration.ofSeconds(20)).until(() -> prometheus.hasAny(query.text()));
      } catch (org.awaitility.core.ConditionTimeoutException e) {
        empty.add(query);
      }
    }
    return empty;
  }
}
