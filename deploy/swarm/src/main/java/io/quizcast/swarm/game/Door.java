package io.quizcast.swarm.game;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Opens sockets for accounts: gets a new ticket and then upgrades the connection. */
public final class Door {
  private static final int PATIENCE_SECONDS = 10;

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final Tickets tickets;
  private final List<URI> gateways;

  /** Where tickets come from. Called on worker threads; may block. */
  public interface Tickets {
    String of(String name) throws IOException, InterruptedException;
  }

  public Door(Vertx vertx, WebSocketClient sockets, Tickets tickets, List<URI> gateways) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.tickets = tickets;
    this.gateways = gateways;
  }

  /**
   * Opens a socket on the calling event loop.
   *
   * @param turn selects the gateway; a bot that was refused tries the next one
   */
  public Future<WebSocket> open(String name, int turn) {
    return vertx
        .executeBlocking(() -> tickets.of(name), false)
        .compose(
            ticket ->
                connected(
                    upgrade(gateways.get(turn % gateways.size()), ticket)
                        .putHeader("X-Forwarded-For", addressOf(name))));
  }

  /**
   * The operating system of a frozen gateway still accepts connections, so a time-out is needed.
   * The time-out of the HTTP client is not used, because it also closes sockets that have long been
   * open.
   */
  private Future<WebSocket> connected(WebSocketConnectOptions upgrade) {
    Future<WebSocket> opening = sockets.connect(upgrade);
    return opening
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .onFailure(_ -> opening.onSuccess(WebSocket::close));
  }

  /**
   * A gateway limits sockets per address, and trusts forwarded addresses from its own machine,
   * because the edge is usually there. The edge itself does not trust such a header.
   */
  private static String addressOf(String name) {
    int hash = name.hashCode();
    return "10.%d.%d.%d".formatted(hash >>> 16 & 255, hash >>> 8 & 255, hash & 255);
  }

  private static WebSocketConnectOptions upgrade(URI gateway, String ticket) {
    boolean secure = "wss".equals(gateway.getScheme());
    int port = gateway.getPort() >= 0 ? gateway.getPort() : secure ? 443 : 80;
    return new WebSocketConnectOptions()
        .setHost(gateway.getHost())
        .setPort(port)
        .setSsl(secure)
        .setURI("/ws?ticket=" + ticket);
  }
}
