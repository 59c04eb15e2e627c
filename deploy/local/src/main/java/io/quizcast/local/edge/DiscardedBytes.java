package io.quizcast.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what is read only to be discarded: the rest of a body after its response. A connection
 * whose address exceeds the bound is closed, because both the edge and a service would spend CPU
 * time on bytes that nobody needs. It is not closed immediately after the response, because a
 * browser that is still sending would report the closed connection instead of the response.
 */
final class DiscardedBytes {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MAX_ADDRESSES = 10_000;

  private final long max;
  private final Map<String, Long> byAddress = new ConcurrentHashMap<>();

  /**
   * @param max maximum number of bytes a minute from one address
   */
  DiscardedBytes(Vertx vertx, long max) {
    this.max = max;
    vertx.setPeriodic(PERIOD.toMillis(), _ -> byAddress.clear());
  }

  /**
   * Counts the bytes of a request that already has its response. Closes the connection once the
   * bound is exceeded.
   */
  void count(HttpServerRequest request, int bytes) {
    String address = Connections.network(request);
    if (byAddress.merge(address, (long) bytes, Long::sum) > max
        || byAddress.size() > MAX_ADDRESSES) {
      request.connection().close();
    }
  }

  /** Counts the rest of a body that nobody needs. */
  void countRest(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.handler(chunk -> count(request, chunk.length())).resume();
    }
  }
}
