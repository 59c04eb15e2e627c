package io.quizcast.e2e.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives what services export over OTLP/gRPC, and keeps it only during a recording. */
public final class OtlpReceiver implements AutoCloseable {
  /** Length of the header of a gRPC message: compression flag and message length. */
  private static final int PREFIX = 5;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Recording> recordings = new CopyOnWriteArrayList<>();

  /**
   * @param parentId empty for the root of a trace
   * @param content the whole span as text, for messages
   */
  public record Span(
      String service,
      String traceId,
      String spanId,
      String parentId,
      String name,
      String content) {}

  /** Records what arrives until it is closed. Thread-safe. */
  public final class Recording implements AutoCloseable {
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    public List<Span> spans() {
      return spans;
    }

    @Override
    public void close() {
      recordings.remove(this);
    }
  }

  private OtlpReceiver(int port) {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
            .requestHandler(this::take)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public static OtlpReceiver start() {
    return new OtlpReceiver(0);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  public Recording record() {
    Recording recording = new Recording();
    recordings.add(recording);
    return recording;
  }

  private void take(HttpServerRequest request) {
    request.bodyHandler(
        body -> {
          if (!recordings.isEmpty() && request.path().endsWith("TraceService/Export")) {
            List<Span> spans = read(body.slice(PREFIX, body.length()));
            recordings.forEach(recording -> recording.spans.addAll(spans));
          }
          request
              .response()
              .putHeader("content-type", "application/grpc")
              .putTrailer("grpc-status", "0")
              .end(Buffer.buffer(new byte[PREFIX]));
        });
  }

  private static List<Span> read(Buffer message) {
    try {
      List<Span> spans = new CopyOnWriteArrayList<>();
      var exported = ExportTraceServiceRequest.parseFrom(message.getBytes());
      for (ResourceSpans resource : exported.getResourceSpansList()) {
        String service = service(resource);
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          scope.getSpansList().forEach(span -> spans.add(of(service, span)));
        }
      }
      return spans;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String service(ResourceSpans resource) {
    return resource.getResource().getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals("service.name"))
        .map(KeyValue::getValue)
        .map(value -> value.getStringValue())
        .findFirst()
        .orElse("");
  }

  private static Span of(String service, io.opentelemetry.proto.trace.v1.Span span) {
    return new Span(
        service,
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        span.toString());
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
