package io.quizcast.local.edge;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.Locale;
import java.util.Set;

/**
 * Joins a client's WebSocket to a gateway's as two streams of bytes with backpressure. When one
 * side ends, the other is closed. The proxy library's own tunnel has no backpressure and loses the
 * body of a refusal.
 */
final class SocketTunnel {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding");

  private static final String PATH = "/ws";

  private final HttpClient client;
  private final Replicas replicas;

  SocketTunnel(HttpClient client, Replicas replicas) {
    this.client = client;
    this.replicas = replicas;
  }

  /**
   * Whether the request is for the one WebSocket route. On other routes the upgrade header is
   * ignored.
   */
  static boolean isUpgrade(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.path().equals(PATH)
        && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  void join(HttpServerRequest asked) {
    asked.pause();
    replicas
        .open(client, HttpMethod.GET, asked.uri(), "")
        .map(Replicas.Opened::request)
        .compose(
            request -> {
              copyHeaders(asked, request);
              // If the caller leaves before the gateway has answered, the connection to the gateway
              // must be closed too.
              asked.connection().closeHandler(_ -> request.reset());
              return request.connect();
            })
        .onSuccess(response -> answer(asked, response))
        .onFailure(_ -> Refusals.unavailable(asked.response()));
  }

  private static void copyHeaders(HttpServerRequest asked, HttpClientRequest request) {
    asked
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                request.headers().add(name, value);
              }
            });
    ForwardedHeaders.set(request.headers(), asked);
    request.authority(asked.authority());
    request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
  }

  private static void answer(HttpServerRequest asked, HttpClientResponse response) {
    if (response.statusCode() != 101) {
      HttpServerResponse refusal = asked.response().setStatusCode(response.statusCode());
      response
          .headers()
          .forEach(
              (name, value) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  refusal.putHeader(name, value);
                }
              });
      refusal.setChunked(true);
      response.pipeTo(refusal).onFailure(_ -> refusal.reset());
      return;
    }
    NetSocket gateway = response.netSocket();
    gateway.pause();
    asked.response().setStatusCode(101).headers().addAll(response.headers());
    asked
        .toNetSocket()
        .onSuccess(
            browser -> {
              browser.pipeTo(gateway);
              gateway.pipeTo(browser);
              // A pipe ends when its stream ends. After a failure, the other side must be closed
              // here.
              browser.exceptionHandler(_ -> gateway.close());
              gateway.exceptionHandler(_ -> browser.close());
            })
        .onFailure(_ -> gateway.close());
  }
}
