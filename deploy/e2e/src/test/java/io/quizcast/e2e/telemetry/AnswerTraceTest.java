package io.quizcast.e2e.telemetry;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.e2e.canary.CanaryDraft;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import io.quizcast.e2e.telemetry.OtlpReceiver.Recording;
import io.quizcast.e2e.telemetry.OtlpReceiver.Span;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Checks the trace of one answer through two services and two topics, as a collector receives it.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestedPlatform.BOTS)
class AnswerTraceTest {
  private static final Set<String> WAY =
      Set.of(
          "realtime-gateway answer",
          "realtime-gateway game.commands put",
          "quiz-service decide and commit",
          "quiz-service game.events put",
          "realtime-gateway game.events apply");

  @Test
  void oneAnswerIsOneUnbrokenTrace() throws Exception {
    RunningPlatform platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofSeconds(60))).isTrue();
    try (Recording recording = TestedPlatform.traces().record()) {
      CanaryDraft canaries = CanaryDraft.of(1, 5);
      BotGame.play(platform, 6 * TestedPlatform.ONE_ANSWER_TRACED_IN, canaries.draft());

      List<Span> trace =
          await()
              .atMost(Duration.ofSeconds(60))
              .until(() -> whole(recording.spans()), found -> !found.isEmpty());

      assertThat(trace.stream().filter(span -> span.parentId().isEmpty()).map(Span::name))
          .containsExactly("answer");
      assertThat(parents(trace))
          .containsEntry("game.commands put", "answer")
          .containsEntry("decide and commit", "game.commands put")
          .containsEntry("game.events put", "decide and commit")
          .containsEntry("game.events apply", "game.events put");
      assertThat(recording.spans())
          .as("the trace names no player and no option")
          .noneMatch(span -> span.name().equals("answer") && span.content().contains("option"))
          .noneMatch(span -> span.name().equals("answer") && span.content().contains("user"))
          .noneMatch(span -> canaries.words().stream().anyMatch(span.content()::contains));
    }
  }

  private static List<Span> whole(List<Span> spans) {
    return spans.stream().collect(groupingBy(Span::traceId)).values().stream()
        .filter(trace -> names(trace).containsAll(WAY))
        .findFirst()
        .orElse(List.of());
  }

  private static Set<String> names(List<Span> trace) {
    Set<String> names = new HashSet<>();
    trace.forEach(span -> names.add(span.service() + " " + span.name()));
    return names;
  }

  private static Map<String, String> parents(List<Span> trace) {
    Map<String, String> byId = new HashMap<>();
    trace.forEach(span -> byId.put(span.spanId(), span.name()));
    Map<String, String> parents = new HashMap<>();
    trace.forEach(span -> parents.put(span.name(), byId.get(span.parentId())));
    return parents;
  }
}
