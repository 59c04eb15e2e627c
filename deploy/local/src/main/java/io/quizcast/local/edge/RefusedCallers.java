package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shields the services from callers who continue after a refusal. A refusal by a rate limit is
 * repeated for a short time without passing the request on, and an address with many refusals gets
 * further ones with a delay. A refusal is never repeated for longer than it asks the caller to
 * wait. Both tables are bounded. Thread-safe.
 */
final class RefusedCallers {
  /** Larger bodies are not held. The bodies of refusals have about 200 bytes. */
  static final int MAX_BODY = 2 << 10;

  private static final int MAX_REFUSALS = 4_096;
  private static final int MAX_ADDRESSES = 10_000;

  /**
   * The texts are in three languages. A fourth one means that the caller varies the header on
   * purpose.
   */
  private static final int MAX_LANGUAGES = 3;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Pattern NUMBER = Pattern.compile("/[0-9]+(?=/|$)");
  private static final String REMAINING = "X-RateLimit-Remaining";

  /**
   * The limits.
   *
   * @param repeated how long a refusal is repeated; at most a second, the shortest time that a
   *     service asks to wait
   * @param atOnce refusals that one address gets without delay in a second
   * @param delay the delay of each further one
   */
  record Limits(Duration repeated, int atOnce, Duration delay) {}

  private final Vertx vertx;
  private final Limits limits;
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Map<String, Refusal> refusals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > MAX_REFUSALS;
        }
      };

  RefusedCallers(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
    vertx.setPeriodic(SECOND.toMillis(), _ -> byAddress.clear());
  }

  /** A refusal as the service sent it. */
  record Answer(int status, MultiMap headers, Buffer body) {}

  /** A refusal of one caller on one route, with its texts by {@code Accept-Language}. */
  private record Refusal(long untilNanos, Map<String, Answer> byLanguage) {}

  /**
   * If an equal request was refused just now, answers this one in the same way; otherwise returns
   * false.
   */
  boolean repeat(HttpServerRequest request) {
    Optional<Answer> answer = known(request);
    if (answer.isEmpty()) {
      return false;
    }
    // Stops reading the body until the delay is over. What is read after that is bounded by
    // DiscardedBytes.
    request.pause();
    pace(request).onSuccess(_ -> send(request, answer.get()));
    return true;
  }

  /** The refusal that this request would get, if an equal one was refused just now. */
  Optional<Answer> known(HttpServerRequest request) {
    return Optional.ofNullable(find(keyOf(request), languageOf(request)));
  }

  private static void send(HttpServerRequest request, Answer answer) {
    if (request.response().closed()) {
      return;
    }
    request.response().setStatusCode(answer.status()).headers().addAll(answer.headers());
    request.response().end(answer.body());
    request.resume();
  }

  private synchronized @Nullable Answer find(String key, String language) {
    Refusal known = refusals.get(key);
    if (known == null) {
      return null;
    }
    if (System.nanoTime() - known.untilNanos() >= 0) {
      refusals.remove(key);
      return null;
    }
    Answer same = known.byLanguage().get(language);
    return same != null || known.byLanguage().size() < MAX_LANGUAGES
        ? same
        : known.byLanguage().values().iterator().next();
  }

  /** Whether the edge handles this response of a service as a refusal. */
  static boolean isRefusal(ProxyResponse response) {
    return response.getStatusCode() == 429 || response.getStatusCode() == 413;
  }

  /**
   * Remembers the refusal of a rate limit, and completes when the refusal may be sent. Other
   * refusals with 429 concern an account that the body names, so they are not remembered.
   */
  Future<Void> refused(HttpServerRequest request, ProxyResponse response, Buffer body) {
    if (response.getStatusCode() == 429
        && "0".equals(response.headers().get(REMAINING))
        && !response.headers().contains(HttpHeaders.SET_COOKIE)) {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
      headers.remove(HttpHeaders.CONNECTION);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
      headers.remove(HttpHeaders.TRANSFER_ENCODING);
      remember(keyOf(request), languageOf(request), new Answer(429, headers, body));
    }
    return pace(request);
  }

  private synchronized void remember(String key, String language, Answer answer) {
    long now = System.nanoTime();
    Refusal known = refusals.get(key);
    if (known == null || now - known.untilNanos() >= 0) {
      known = new Refusal(now + limits.repeated().toNanos(), new LinkedHashMap<>());
      refusals.put(key, known);
    }
    if (known.byLanguage().size() < MAX_LANGUAGES) {
      known.byLanguage().putIfAbsent(language, answer);
    }
  }

  private Future<Void> pace(HttpServerRequest request) {
    String address = Connections.network(request);
    if (byAddress.size() >= MAX_ADDRESSES
        || byAddress.merge(address, 1, Integer::sum) <= limits.atOnce()) {
      return Future.succeededFuture();
    }
    Promise<Void> later = Promise.promise();
    vertx.setTimer(limits.delay().toMillis(), _ -> later.complete());
    return later.future();
  }

  /** The caller and the route. A rate limit applies to an address, or to the account of a token. */
  private static String keyOf(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Cookie cookie = header == null ? request.getCookie("access_token") : null;
    return String.join(
        "\n",
        Connections.network(request),
        request.method().name(),
        NUMBER.matcher(request.path()).replaceAll("/{id}"),
        header != null ? header : cookie != null ? cookie.getValue() : "");
  }

  private static String languageOf(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return header == null ? "" : header;
  }
}
