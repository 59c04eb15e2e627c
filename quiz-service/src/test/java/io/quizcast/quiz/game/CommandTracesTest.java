package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Checks that traces begun by a gateway continue in quiz-service, and that commands without a trace
 * start none.
 */
@Execution(ExecutionMode.CONCURRENT)
class CommandTracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Test
  void aTraceReachesTheCommitAndCarriesNothingAboutThePlayer() throws Exception {
    try (RunnerStage stage = new RunnerStage(Map.of())) {
      stage.fleet();
      long quizId = stage.quiz(1, 1_000, "1 hour");
      try (FakeGateway gateway = new FakeGateway(stage, "one", quizId)) {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> !gateway.seen(Scheduled.class).isEmpty());
        gateway.join(77_001);
        gateway.joinTraced(77_002, "00-" + TRACE + "-" + PARENT + "-01");
        gateway.joinTraced(77_003, "no trace at all");

        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> stage.spans.named("decide and commit").size() == 2);
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> gateway.traces.stream().anyMatch(trace -> trace.contains(TRACE)));
        await().until(() -> stage.spans.named("game.events put").size() == 2);
        SpanData put = ofTrace(stage, "game.events put");
        assertThat(put.getParentSpanId())
            .isEqualTo(ofTrace(stage, "decide and commit").getSpanId());
        assertThat(gateway.traces).contains("00-" + TRACE + "-" + put.getSpanId() + "-01");
      }
      SpanData span = ofTrace(stage, "decide and commit");
      assertThat(span.getParentSpanId()).isEqualTo(PARENT);
      assertThat(span.toString()).doesNotContain("77002", "address", "device");
    }
  }

  private static SpanData ofTrace(RunnerStage stage, String name) {
    return stage.spans.named(name).stream()
        .filter(one -> one.getTraceId().equals(TRACE))
        .findFirst()
        .orElseThrow();
  }
}
