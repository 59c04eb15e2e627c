package io.quizcast.guard;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body whose {@code Content-Length} exceeds the limit with 413 and an error body. The
 * framework also enforces the limit, but answers without a body.
 */
@ApplicationScoped
public class BodyLimit {
  private static final int BEFORE_AUTHENTICATION = 340;
  private static final int MAX_DIGITS = 18;

  private final long max;

  BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max) {
    this.max = max.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  void check(RoutingContext context) {
    if (contentLength(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= max) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(413)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .end(
            Json.encode(
                new JsonObject()
                    .put("error", "The request is too large")
                    .put("error_type", "payload_too_large")));
  }

  private static long contentLength(@Nullable String length) {
    boolean number = length != null && length.matches("\\d{1," + MAX_DIGITS + "}");
    return number ? Long.parseLong(length) : 0;
  }
}
