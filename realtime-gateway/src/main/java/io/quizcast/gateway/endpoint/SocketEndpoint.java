package io.quizcast.gateway.endpoint;

import io.netty.channel.Channel;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.quizcast.gateway.handshake.TicketGate;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.Loops;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.Sockets;
import io.quizcast.gateway.socket.Wire;
import io.smallrye.common.annotation.NonBlocking;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Endpoint of {@code /ws}; handles opening and closing only. Frames bypass it: {@link SocketWire}
 * reads and writes them on the channel, because arrivals must be stamped before decoding and a
 * broadcast must not be encoded once per socket.
 */
@WebSocket(path = TicketGate.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class SocketEndpoint {
  private static final Logger LOG = Logger.getLogger(SocketEndpoint.class);
  private static final UserData.TypedKey<Socket> SOCKET = new UserData.TypedKey<>("socket");

  private final Loops loops;
  private final Sockets sockets;

  SocketEndpoint(Loops loops, Sockets sockets) {
    this.loops = loops;
    this.sockets = sockets;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Channel channel = connection.userData().get(UpgradeHandover.CHANNEL);
    Identity identity = Wire.identityOf(channel);
    if (identity == null || !channel.eventLoop().inEventLoop()) {
      throw new IllegalStateException("opened without an identity or off its loop");
    }
    if (!channel.isActive()) {
      return;
    }
    Loop loop = loops.of(channel.eventLoop());
    Socket socket =
        sockets.open(
            identity,
            channel,
            List.of(loop),
            end ->
                SocketWire.join(
                    channel, loop.clock(), end, reason -> sendCloseFrame(connection, reason)));
    connection.userData().put(SOCKET, socket);
  }

  private static void sendCloseFrame(WebSocketConnection connection, CloseReason reason) {
    if (connection.isClosed()) {
      return;
    }
    connection
        .close(new io.quarkus.websockets.next.CloseReason(reason.code(), reason.text()))
        .subscribe()
        .with(_ -> {}, _ -> {});
  }

  /** Called only for a fragmented text, because {@link SocketWire} handles all others. */
  @OnTextMessage
  @NonBlocking
  void text(String text, WebSocketConnection connection) {
    Socket socket = connection.userData().get(SOCKET);
    if (socket != null) {
      socket.text(text.getBytes(StandardCharsets.UTF_8), socket.loop().clock().arrival());
    }
  }

  @OnClose
  @NonBlocking
  void closed(WebSocketConnection connection) {
    Socket socket = connection.userData().get(SOCKET);
    if (socket != null) {
      socket.loop().execute(socket::gone);
    }
  }

  /** The peer broke the connection or violated the protocol, so only its own socket is closed. */
  @OnError
  @NonBlocking
  void failed(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("A socket failed: %s", failure.getClass().getSimpleName());
    Socket socket = connection.userData().get(SOCKET);
    if (socket != null) {
      socket.loop().execute(() -> socket.close(CloseReason.BROKEN_PROTOCOL));
    }
  }
}
