package io.quizcast.gateway.room;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/**
 * A trace of one answer in so many, from its frame to its verdict; quiz-service goes on with it. It
 * names the game and the question and nothing that belongs to a player: neither who he is nor what
 * he chose. Begun on the rooms' thread.
 */
@ApplicationScoped
public class AnswerTraces {
  private final Tracer tracer;
  private final Config config;
  private int answers;

  /** How much is traced. */
  @ConfigMapping(prefix = "quizcast.traces")
  public interface Config {
    /** A game of 10 000 leaves a few dozen traces per question. */
    @WithDefault("200")
    @Min(1)
    int oneAnswerIn();
  }

  AnswerTraces(Tracer tracer, Config config) {
    this.tracer = tracer;
    this.config = config;
  }

  /**
   * @param arrivalNanos of its frame
   */
  AnswerTrace begin(long quizId, long questionId, long arrivalNanos) {
    if (++answers % config.oneAnswerIn() != 0) {
      return AnswerTrace.NONE;
    }
    Instant arrived = Instant.now().minusNanos(Math.max(0, System.nanoTime() - arrivalNanos));
    Span whole =
        tracer
            .spanBuilder("answer")
            .setNoParent()
            .setStartTimestamp(arrived)
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
