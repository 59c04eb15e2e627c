package io.quizcast.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traces one of every {@code one-answer-in} answers from its frame to its verdict; quiz-service
 * continues the trace. A trace names the game and the question, but neither the player nor the
 * chosen option. Traces are started on the rooms' thread.
 */
@ApplicationScoped
public class AnswerTraces {
  /** Record header of commands and events. */
  public static final String TRACEPARENT = "traceparent";

  private static final TextMapGetter<byte[]> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(byte[] parent) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(byte @Nullable [] parent, String key) {
          return parent == null || !key.equals(TRACEPARENT)
              ? null
              : new String(parent, StandardCharsets.US_ASCII);
        }
      };

  private final Tracer tracer;
  private final Config config;
  private int answers;

  /** Sampling settings. */
  @ConfigMapping(prefix = "quizcast.traces")
  public interface Config {
    /** With this default a game of 10 000 players yields a few dozen traces per question. */
    @WithDefault("200")
    @Min(1)
    int oneAnswerIn();
  }

  public AnswerTraces(Tracer tracer, Config config) {
    this.tracer = tracer;
    this.config = config;
  }

  /**
   * Adds the last span to the traces of answers whose events the rooms have applied.
   *
   * @param traceparents the trace contexts in the record
   * @param readNanos when the record was read
   */
  public void returned(List<byte[]> traceparents, long readNanos) {
    for (byte[] parent : traceparents) {
      tracer
          .spanBuilder("game.events apply")
          .setSpanKind(SpanKind.CONSUMER)
          .setParent(
              W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, HEADER))
          .setStartTimestamp(wall(readNanos))
          .startSpan()
          .end();
    }
  }

  private static Instant wall(long nanos) {
    return Instant.now().minusNanos(Math.max(0, System.nanoTime() - nanos));
  }

  /**
   * @param arrivalNanos when the frame arrived
   */
  public AnswerTrace begin(long quizId, long questionId, long arrivalNanos) {
    if (++answers % config.oneAnswerIn() != 0) {
      return AnswerTrace.NONE;
    }
    Span whole =
        tracer
            .spanBuilder("answer")
            .setNoParent()
            .setStartTimestamp(wall(arrivalNanos))
            .setAttribute("quizcast.quiz_id", quizId)
            .setAttribute("quizcast.question_id", questionId)
            .startSpan();
    if (!whole.isRecording()) {
      return AnswerTrace.NONE;
    }
    Span put =
        tracer
            .spanBuilder("game.commands put")
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(Context.root().with(whole))
            .startSpan();
    return new AnswerTrace(whole, put);
  }
}
