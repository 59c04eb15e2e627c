package io.quizcast.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides about cross-origin calls for all services: a listed origin gets the CORS headers, the
 * page's own origin passes, and any other is refused.
 */
final class Cors implements Handler<RoutingContext> {
  private static final String METHODS = "GET,POST,PUT,PATCH,DELETE,OPTIONS";
  private static final String REQUEST_HEADERS =
      "Origin,Content-Type,Accept,Authorization,X-CSRF-Token,If-Match";
  private static final String EXPOSED =
      "Content-Length,X-Quiz-Schedule-Warning,Retry-After,ETag,"
          + "X-RateLimit-Limit,X-RateLimit-Remaining,X-RateLimit-Reset";
  private static final String PREFLIGHT_SECONDS = Long.toString(Duration.ofHours(12).toSeconds());

  private final Set<String> allowed;

  private Cors(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * @param origins exact origins, separated by commas
   * @throws IllegalArgumentException if there is none
   */
  static Cors of(String origins) {
    Set<String> allowed =
        Arrays.stream(origins.split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException("QUIZCAST_CORS_ORIGINS lists no origin");
    }
    return new Cors(allowed);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      context.next();
    } else if (allowed.contains(origin)) {
      // Written last, because a service could otherwise add a second, different header.
      context.addHeadersEndHandler(_ -> allow(response.headers(), origin));
      if (request.method().equals(HttpMethod.OPTIONS)) {
        response
            .setStatusCode(204)
            .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
            .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
            .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
            .end();
      } else {
        context.next();
      }
    } else if (isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
      context.next();
    } else {
      response.setStatusCode(403).putHeader(HttpHeaders.VARY, "Origin").end();
    }
  }

  private static void allow(MultiMap headers, String origin) {
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    headers.add(HttpHeaders.VARY, "Origin");
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }
}
