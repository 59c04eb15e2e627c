package io.quizcast.quiz.refusal;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is too large with an error body; the framework would answer an empty 413. */
@ApplicationScoped
class BodySizeFilter {
  /** After the check of the origin, before everything that reads the body. */
  private static final int PRIORITY = 360;

  private final long maxBytes;

  BodySizeFilter(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.maxBytes = limit.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= maxBytes) {
      context.next();
      return;
    }
    // Closes the connection, because the rest of the body will not be read.
    context
        .response()
        .setStatusCode(Refusal.TOO_LARGE.status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Connection", "close")
        .end(
            new JsonObject()
                .put("error", "the request is larger than " + (maxBytes >> 20) + " MiB")
                .put("error_type", Refusal.TOO_LARGE.errorType)
                .encode())
        .onComplete(sent -> context.request().connection().close());
  }
}
