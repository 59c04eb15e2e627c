package io.quizcast.guard.header;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quizcast.guard.GuardConfig;
import io.quizcast.guard.InternalFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Adds security headers to every answer. Answers to callers with credentials and answers that set
 * cookies must not be stored by caches; a route that sets {@code Cache-Control} itself keeps its
 * value.
 */
@ApplicationScoped
public class SecurityHeaders {
  /** Runs before every filter that may answer a request. */
  private static final int FIRST = 500;

  private static final String ACCESS_COOKIE = "access_token";
  private static final String CACHE_CONTROL = HttpHeaders.CACHE_CONTROL.toString();

  private final boolean https;

  SecurityHeaders(GuardConfig config) {
    this.https = config.cookiesSecure();
  }

  void register(@Observes Filters filters) {
    filters.register(this::add, FIRST);
  }

  void add(RoutingContext context) {
    HttpServerRequest request = context.request();
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    boolean authRoute =
        context.normalizedPath().startsWith("/api/auth/")
            || context.normalizedPath().startsWith("/api/mobile/auth/");
    boolean credentials =
        request.headers().contains(HttpHeaders.AUTHORIZATION)
            || request.headers().contains(InternalFilter.HEADER)
            || request.getCookie(ACCESS_COOKIE) != null;
    context.addHeadersEndHandler(
        ending -> {
          boolean personal = authRoute || credentials || headers.contains(HttpHeaders.SET_COOKIE);
          if (personal && !headers.contains(CACHE_CONTROL)) {
            headers.set(CACHE_CONTROL, "no-store");
          }
          String type = headers.get(HttpHeaders.CONTENT_TYPE);
          boolean page = type != null && type.startsWith("text/html");
          if (!page && !headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
          }
        });
    context.next();
  }
}
