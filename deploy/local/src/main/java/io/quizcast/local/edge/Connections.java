package io.quizcast.local.edge;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections of the edge: how many an address may hold, how many all may hold, and how
 * long one may take until its next request head is complete. IPv6 addresses are counted by their
 * /64.
 */
final class Connections {
  /**
   * The bounds.
   *
   * @param plain connections of one address that carry no WebSocket
   * @param sockets WebSockets of one address
   * @param all connections of all addresses
   * @param head maximum time until the first request head is complete
   * @param idle maximum time between a response and the next complete request head
   */
  record Limits(int plain, int sockets, int all, Duration head, Duration idle) {}

  private static final AttributeKey<Connection> CONNECTION =
      AttributeKey.valueOf(Connections.class, "connection");
  private static final int NETWORK_BYTES = 8;

  private final Limits limits;
  private final AccessLog log;
  private final Map<String, Held> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();

  Connections(Limits limits, AccessLog log) {
    this.limits = limits;
    this.log = log;
  }

  /** The connections of one address; an entry without connections is removed. */
  private static final class Held {
    private int plain;
    private int sockets;
  }

  /** One connection; its deadline is confined to the connection's event loop. */
  private static final class Connection {
    private final String address;
    private volatile boolean socket;
    private @Nullable Future<?> deadline;

    private Connection(String address) {
      this.address = address;
    }
  }

  /** Accepts a new connection, or closes it if a bound has been reached. */
  void opened(HttpConnection http) {
    // Vert.x reports the end of an upgraded connection only to the upgraded socket, but the channel
    // always reports it.
    Channel channel = ((ConnectionBase) http).channel();
    Connection connection = new Connection(network(channel.remoteAddress()));
    if (all.incrementAndGet() > limits.all || !hold(connection)) {
      all.decrementAndGet();
      log.note("connections of " + connection.address + " are refused");
      channel.close();
      return;
    }
    channel.attr(CONNECTION).set(connection);
    channel.closeFuture().addListener(_ -> release(connection));
    arm(channel, connection, limits.head);
  }

  /** Called when a request head is complete. There is no deadline until the response ends. */
  void requested(HttpServerRequest request) {
    Channel channel = channel(request);
    Connection connection = channel.attr(CONNECTION).get();
    if (connection != null) {
      disarm(connection);
    }
  }

  /**
   * Called when the response has ended. Starts the deadline for the next request, unless the
   * connection became a WebSocket.
   */
  void answered(HttpServerRequest request) {
    Channel channel = channel(request);
    Connection connection = channel.attr(CONNECTION).get();
    if (connection != null && !connection.socket && channel.isActive()) {
      channel.eventLoop().execute(() -> arm(channel, connection, limits.idle));
    }
  }

  /** Counts the connection as a WebSocket. Returns false if its address has too many. */
  boolean becomesSocket(HttpServerRequest request) {
    Connection connection = channel(request).attr(CONNECTION).get();
    if (connection == null || connection.socket) {
      return true;
    }
    boolean[] taken = new boolean[1];
    byAddress.computeIfPresent(
        connection.address,
        (_, held) -> {
          if (held.sockets < limits.sockets) {
            held.sockets++;
            held.plain--;
            taken[0] = true;
          }
          return held;
        });
    connection.socket = taken[0];
    return taken[0];
  }

  /** The number of connections that are currently held. */
  int count() {
    return all.get();
  }

  private boolean hold(Connection connection) {
    boolean[] taken = new boolean[1];
    byAddress.compute(
        connection.address,
        (_, known) -> {
          Held held = known == null ? new Held() : known;
          if (held.plain < limits.plain) {
            held.plain++;
            taken[0] = true;
          }
          return held;
        });
    return taken[0];
  }

  private void release(Connection connection) {
    all.decrementAndGet();
    disarm(connection);
    byAddress.computeIfPresent(
        connection.address,
        (_, held) -> {
          if (connection.socket) {
            held.sockets--;
          } else {
            held.plain--;
          }
          return held.plain == 0 && held.sockets == 0 ? null : held;
        });
  }

  private static void arm(Channel channel, Connection connection, Duration limit) {
    disarm(connection);
    connection.deadline =
        channel
            .eventLoop()
            .schedule((Runnable) channel::close, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void disarm(Connection connection) {
    Future<?> deadline = connection.deadline;
    if (deadline != null) {
      deadline.cancel(false);
      connection.deadline = null;
    }
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  /** The address by which a request is counted. */
  static String network(HttpServerRequest request) {
    return network(channel(request).remoteAddress());
  }

  /** One subscriber gets a whole /64 of IPv6 addresses. */
  static String network(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return "unknown";
    }
    InetAddress address = inet.getAddress();
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? address.getHostAddress()
        : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
  }
}
