package io.quizcast.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The two spans of a traced answer in this gateway. Thread-safe. */
public final class AnswerTrace {
  /** Used for an answer that is not traced. */
  public static final AnswerTrace NONE = new AnswerTrace(Span.getInvalid(), Span.getInvalid());

  private final Span whole;
  private final Span put;

  public AnswerTrace(Span whole, Span put) {
    this.whole = whole;
    this.put = put;
  }

  public boolean isTraced() {
    return this != NONE;
  }

  /** W3C trace context for the record; null if the answer is not traced. */
  public byte @Nullable [] traceparent() {
    if (!isTraced()) {
      return null;
    }
    SpanContext context = put.getSpanContext();
    return ("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01")
        .getBytes(StandardCharsets.US_ASCII);
  }

  public void appended() {
    put.end();
  }

  public void accepted() {
    whole.addEvent("accepted");
  }

  public void lost() {
    put.setStatus(StatusCode.ERROR);
    put.end();
    whole.setStatus(StatusCode.ERROR);
    whole.end();
  }

  /** Ends the trace, because the verdict has been written to the socket. */
  public void judged() {
    whole.addEvent("verdict");
    whole.end();
  }

  /** Ends the trace without a verdict: the question was voided or the game cancelled. */
  public void abandoned() {
    whole.end();
  }
}
