package io.quizcast.delivery.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of the running request, to be stored with a row. */
public final class CurrentTrace {

  private CurrentTrace() {}

  /** Null where nothing is traced. */
  public static @Nullable String traceparent() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : null;
  }
}
