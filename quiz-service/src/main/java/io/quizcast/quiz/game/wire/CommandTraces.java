package io.quizcast.quiz.game.wire;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of the traced commands of a batch: one from reading to commit, one from commit to
 * publishing the events, whose records continue the trace. Few commands are traced, and spans
 * contain nothing about players. Confined to one thread, except that the span of a put may end on
 * any thread.
 */
public final class CommandTraces {
  public static final String HEADER = "traceparent";

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

  private static final TextMapSetter<List<byte[]>> HEADERS =
      (headers, key, value) -> {
        if (headers != null && key.equals(HEADER)) {
          headers.add(value.getBytes(StandardCharsets.US_ASCII));
        }
      };

  private final Tracer tracer;
  private final List<Traced> commands = new ArrayList<>();

  private record Traced(long quizId, Span span) {}

  /**
   * The spans of publishing a run, one for each traced command that caused events in it.
   *
   * @param headers the trace headers of the run's record
   */
  public record Put(List<Span> spans, List<byte[]> headers) {
    static final Put NONE = new Put(List.of(), List.of());

    void confirmed() {
      spans.forEach(Span::end);
    }

    /** Ends the spans as failed. The run will be sent again without them. */
    void lost() {
      spans.forEach(span -> span.setStatus(StatusCode.ERROR));
      spans.forEach(Span::end);
    }
  }

  private CommandTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  public static CommandTraces begin(Tracer tracer, int partition, List<RawCommand> batch) {
    CommandTraces traces = new CommandTraces(tracer);
    for (RawCommand command : batch) {
      byte[] parent = command.traceparent();
      if (parent != null) {
        Span span =
            tracer
                .spanBuilder("decide and commit")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(
                    W3CTraceContextPropagator.getInstance().extract(Context.root(), parent, PARENT))
                .setAttribute("quizcast.partition", partition)
                .setAttribute("quizcast.batch", batch.size())
                .startSpan();
        traces.commands.add(new Traced(command.quizId().orElse(0), span));
      }
    }
    return traces;
  }

  /** The context for deciding the batch. Log lines in it carry the first trace id of the batch. */
  public Context context() {
    Context here = Context.current();
    return commands.isEmpty() ? here : here.with(commands.getFirst().span());
  }

  /**
   * The spans of publishing, by row. The spans of a quiz belong to its last run, because all of its
   * events are published once that run is.
   */
  public Map<Long, Put> puts(List<StoredRun> runs) {
    if (commands.isEmpty()) {
      return Map.of();
    }
    Map<Long, Long> last = new HashMap<>();
    runs.forEach(run -> last.put(run.quizId(), run.rowNo()));
    Map<Long, Put> puts = new HashMap<>();
    for (Traced command : commands) {
      Long row = last.get(command.quizId());
      if (row != null) {
        begin(
            command, puts.computeIfAbsent(row, _ -> new Put(new ArrayList<>(), new ArrayList<>())));
      }
    }
    return puts;
  }

  private void begin(Traced command, Put put) {
    Context parent = Context.root().with(command.span());
    Span span =
        tracer
            .spanBuilder("game.events put")
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(parent)
            .startSpan();
    put.spans().add(span);
    W3CTraceContextPropagator.getInstance().inject(parent.with(span), put.headers(), HEADERS);
  }

  public void done() {
    commands.forEach(command -> command.span().end());
    commands.clear();
  }

  /**
   * Ends the spans that are still open as failed, because the batch is discarded and read again.
   */
  public void failed() {
    for (Traced command : commands) {
      command.span().setStatus(StatusCode.ERROR);
      command.span().end();
    }
    commands.clear();
  }
}
