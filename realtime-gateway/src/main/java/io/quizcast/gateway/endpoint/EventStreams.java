package io.quizcast.gateway.endpoint;

import io.netty.channel.Channel;
import io.quizcast.gateway.handshake.TicketGate;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Loops;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.SocketConfig;
import io.quizcast.gateway.socket.Sockets;
import io.quizcast.gateway.socket.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fallback for networks that block WebSockets: {@code GET /ws/events?ticket=…} streams the frames
 * as server-sent events, and {@code POST /ws/events/{stream}} accepts one frame from the client.
 * Each stream is a {@link Socket} like any other. Its first event carries the secret stream id that
 * authorises the posts.
 */
@ApplicationScoped
public class EventStreams {

  private static final int KEY_BYTES = 24;

  private final SecureRandom chance = new SecureRandom();
  private final ConcurrentHashMap<String, Socket> streams = new ConcurrentHashMap<>();
  private final Loops loops;
  private final Sockets sockets;
  private final SocketConfig config;
  private final TicketGate gate;

  EventStreams(Loops loops, Sockets sockets, SocketConfig config, TicketGate gate) {
    this.loops = loops;
    this.sockets = sockets;
    this.config = config;
    this.gate = gate;
  }

  void serve(@Observes Router router) {
    router.get(TicketGate.STREAM_PATH).handler(this::open);
    router.post(TicketGate.STREAM_PATH + "/:stream").handler(this::take);
  }

  /**
   * Opens a stream after {@link TicketGate} has redeemed the ticket. Must run on the channel's
   * event loop.
   */
  private void open(RoutingContext context) {
    Channel channel = Wire.channelOf(context.request());
    Identity identity = Wire.identityOf(channel);
    if (identity == null || Wire.isJoined(channel) || !channel.eventLoop().inEventLoop()) {
      gate.refuse(context, 401, "Invalid or expired ticket", "ticket_invalid");
      return;
    }
    String stream = key();
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .write("event: stream\ndata: {\"stream\":\"" + stream + "\"}\n\n");
    Socket socket =
        sockets.open(identity, channel, loops.all(), end -> EventWire.join(channel, end));
    streams.put(stream, socket);
    channel.closeFuture().addListener(_ -> streams.remove(stream));
  }

  /** Accepts one frame. The reply is sent on the stream; the response only confirms receipt. */
  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    Socket socket = streams.get(context.pathParam("stream"));
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (socket == null) {
      gate.refuse(context, 404, "There is no such stream here", "stream_unknown");
    } else if (length == null) {
      gate.refuse(context, 411, "Content-Length is required", "length_required");
    } else if (!length.matches("\\d{1,5}") || Integer.parseInt(length) > config.maxFrameBytes()) {
      gate.refuse(
          context,
          413,
          "A frame has at most " + config.maxFrameBytes() + " bytes",
          "payload_too_large");
    } else {
      request
          .body()
          .onSuccess(body -> taken(context, socket, body))
          .onFailure(_ -> request.connection().close());
      // The filters paused the request, because some of them query Redis.
      request.resume();
    }
  }

  /**
   * The arrival is stamped on the loop that read the body, because only that loop knows how long it
   * was blocked before.
   */
  private void taken(RoutingContext context, Socket socket, Buffer body) {
    Channel channel = Wire.channelOf(context.request());
    long arrival = loops.of(channel.eventLoop()).clock().arrival();
    byte[] text = body.getBytes();
    socket.execute(() -> socket.text(text, arrival));
    context.response().setStatusCode(202).end();
  }

  private String key() {
    byte[] key = new byte[KEY_BYTES];
    chance.nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}
