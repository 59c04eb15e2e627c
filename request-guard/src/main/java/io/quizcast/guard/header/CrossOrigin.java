package io.quizcast.guard.header;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quizcast.guard.GuardConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Allows browser requests from listed origins only. Any other {@code Origin} gets 403 with an empty
 * body for every method, because the browser's cookies would otherwise allow writes. Requests
 * without {@code Origin} do not come from a browser, so they pass.
 *
 * <p>Quarkus's own CORS filter is not used, because its answers to foreign origins differ from
 * those that clients expect.
 */
@ApplicationScoped
public class CrossOrigin {
  private static final int BEFORE_LIMITS = 400;

  private final Set<String> origins;

  CrossOrigin(GuardConfig config) {
    this.origins = Set.copyOf(config.corsOrigins());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_LIMITS);
  }

  void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = request.getHeader("Origin");
    if (origin == null || context.normalizedPath().startsWith("/q/")) {
      context.next();
      return;
    }
    HttpServerResponse response = context.response();
    String host = request.getHeader("Host");
    boolean own = origin.equals("http://" + host) || origin.equals("https://" + host);
    if (!own && !origins.contains(origin)) {
      response.setStatusCode(403).end();
      return;
    }
    MultiMap headers = response.headers();
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Access-Control-Allow-Credentials", "true");
    headers.add("Vary", "Origin");
    boolean preflight =
        request.method() == HttpMethod.OPTIONS
            && request.getHeader("Access-Control-Request-Method") != null;
    if (preflight) {
      headers.set("Access-Control-Allow-Methods", "GET,POST,PUT,PATCH,DELETE,OPTIONS");
      headers.set(
          "Access-Control-Allow-Headers",
          "Origin,Content-Type,Accept,Authorization,X-CSRF-Token,If-Match");
      headers.set("Access-Control-Max-Age", "43200");
      response.setStatusCode(204).end();
      return;
    }
    headers.set(
        "Access-Control-Expose-Headers",
        "Content-Length,X-Quiz-Schedule-Warning,Retry-After,ETag,"
            + "X-RateLimit-Limit,X-RateLimit-Remaining,X-RateLimit-Reset");
    context.next();
  }
}
