package io.quizcast.swarm.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Serves metrics in the text format of Prometheus at {@code /metrics}. */
public final class MetricsPage implements AutoCloseable {
  private final HttpServer server;

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /**
   * @param at {@code host:port}
   * @throws IllegalArgumentException if it has another format
   */
  public static MetricsPage open(String at, Supplier<String> figures) throws IOException {
    int colon = at.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not HOST:PORT: " + at);
    }
    int port = Integer.parseInt(at.substring(colon + 1));
    HttpServer server = HttpServer.create(new InetSocketAddress(at.substring(0, colon), port), 16);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = figures.get().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return new MetricsPage(server);
  }

  /** The port at which the metrics are served. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
