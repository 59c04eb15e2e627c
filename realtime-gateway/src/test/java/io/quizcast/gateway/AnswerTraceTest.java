package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An answer yields one trace from its frame to its verdict, without personal data. */
@QuarkusTest
@TestProfile(AnswerTraceTest.Traced.class)
class AnswerTraceTest extends GatewayTest {
  private static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

  /** Every answer is traced. There is no collector. */
  public static final class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled",
          "false",
          "quizcast.traces.one-answer-in",
          "1",
          "quarkus.log.category.\"io.quarkus.opentelemetry.runtime.exporter.otlp.sender\".level",
          "OFF");
    }
  }

  /** Keeps the spans that would be exported. */
  @Singleton
  static class SpanKeeper implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      SPANS.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private static Set<String> names() {
    return SPANS.stream().map(SpanData::getName).collect(Collectors.toSet());
  }

  private static SpanData named(String name) {
    return SPANS.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void anAnswerIsOneTraceFromItsFrameToItsVerdict() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(6), 1, 1);
    long user = newUser();
    String ticket = ticket(user, user, "user");
    TestPlayer player = keep(TestPlayer.open(vertx, port(), user, ticket));
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    player.answer(question, 2);
    player.await("quiz:answer_result");

    await().until(() -> names().containsAll(Set.of("answer", "game.commands put")));
    SpanData whole = named("answer");
    SpanData put = named("game.commands put");
    assertThat(put.getTraceId()).isEqualTo(whole.getTraceId());
    assertThat(put.getParentSpanId()).isEqualTo(whole.getSpanId());
    assertThat(whole.getEvents())
        .extracting(EventData::getName)
        .containsExactly("accepted", "verdict");
    assertThat(game.traces)
        .containsExactly("00-" + put.getTraceId() + "-" + put.getSpanId() + "-01");
    assertThat(Duration.ofNanos(whole.getEndEpochNanos() - whole.getStartEpochNanos()))
        .isGreaterThan(Duration.ofMillis(500));
    assertThat(whole.getAttributes().asMap().values())
        .containsExactlyInAnyOrder(game.quizId, question);
    assertThat(SPANS.stream().map(span -> span.getName() + " " + span.getAttributes()))
        .noneMatch(span -> span.contains(ticket))
        .noneMatch(span -> span.contains(Long.toString(user)))
        .noneMatch(span -> span.contains("client.address"));
  }
}
