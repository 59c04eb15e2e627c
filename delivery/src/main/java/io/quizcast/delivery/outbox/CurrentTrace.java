package io.quizcast.delivery.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** Returns the W3C trace context of the running request, to be stored with an outbox row. */
public final class CurrentTrace {

  private CurrentTrace() {}

  /** Returns null if the request is not traced. */
  public static @Nullable String traceparent() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : null;
  }
}
