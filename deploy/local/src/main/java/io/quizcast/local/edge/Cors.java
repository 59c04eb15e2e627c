package io.quizcast.local.edge;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides about cross-origin calls, also for the answers of the edge itself: a listed origin gets
 * the CORS headers, the page's own origin passes, and any other is refused with an empty body.
 */
final class Cors implements Handler<RoutingContext> {
  private final CorsHandler listed;

  /**
   * @param origins exact origins, separated by commas; at least one
   */
  Cors(String origins) {
    listed =
        CorsHandler.create()
            .addOrigins(Arrays.stream(origins.split(",", -1)).map(String::strip).toList())
            .allowCredentials(true)
            .allowedMethods(
                new LinkedHashSet<>(
                    List.of(
                        HttpMethod.GET,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE,
                        HttpMethod.OPTIONS)))
            .allowedHeaders(
                Set.of(
                    "Origin",
                    "Content-Type",
                    "Accept",
                    "Authorization",
                    "X-CSRF-Token",
                    "If-Match"))
            .exposedHeaders(
                Set.of(
                    "Content-Length",
                    "X-Quiz-Schedule-Warning",
                    "Retry-After",
                    "ETag",
                    "X-RateLimit-Limit",
                    "X-RateLimit-Remaining",
                    "X-RateLimit-Reset"))
            .maxAgeSeconds((int) Duration.ofHours(12).toSeconds());
  }

  @Override
  public void handle(RoutingContext context) {
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    String host = context.request().getHeader(HttpHeaders.HOST);
    if (origin != null && (origin.equals("http://" + host) || origin.equals("https://" + host))) {
      context.next();
    } else {
      listed.handle(context);
    }
  }
}
