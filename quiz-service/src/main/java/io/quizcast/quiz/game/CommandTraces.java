package io.quizcast.quiz.game;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a batch in the traces of its commands: from the moment it was read to its commit and
 * hand-over to the topic. Few commands carry a trace; their spans name nothing of a player.
 */
final class CommandTraces {
  static final String HEADER = "traceparent";

  private static final TextMapGetter<byte[]> PARENT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(byte[] parent) {
          return List.of(HEADER);
        }

        @Override
        public @Nullable String get(byte @Nullable [] parent, String key) {
          return parent == null || !key.equals(HEADER)
              ? null
              : new String(parent, StandardCharsets.US_ASCII);
        }
      };

  private final List<Span> spans = new ArrayList<>();

  private CommandTraces() {}

  static CommandTraces begin(Tracer tracer, int partition, List<RawCommand> batch) {
    CommandTraces traces = new CommandTraces();
    for (RawCommand command : batch) {
      byte[] parent = command.traceparent();
      if (parent != null) {
        traces.spans.add(
            tracer
                .spanBuilder("decide and commit")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(
                    W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, PARENT))
                .setAttribute("quizcast.partition", partition)
                .setAttribute("quizcast.batch", batch.size())
                .startSpan());
      }
    }
    return traces;
  }

  void done() {
    spans.forEach(Span::end);
    spans.clear();
  }

  /** Unless it was done: the batch is dropped and read again. */
  void failed() {
    for (Span span : spans) {
      span.setStatus(StatusCode.ERROR);
      span.end();
    }
    spans.clear();
  }
}
