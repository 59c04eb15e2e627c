package io.quizcast.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Clients were never asked for a content type; what is not an upload is read as JSON. Nor does a
 * route have more than one form of answer: what a client says it would rather have is passed over.
 */
@ApplicationScoped
public class AnyContentType {
  private static final int BEFORE_ROUTES = 100;

  void register(@Observes Filters filters) {
    filters.register(this::assumeJson, BEFORE_ROUTES);
  }

  void assumeJson(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (undecided(request.getHeader("Content-Type"))) {
      request.headers().set("Content-Type", "application/json");
    }
    if (context.normalizedPath().startsWith("/api/")) {
      request.headers().set("Accept", "*/*");
    }
    context.next();
  }

  private static boolean undecided(@Nullable String type) {
    return type == null
        || type.startsWith("text/plain")
        || type.startsWith("application/x-www-form-urlencoded");
  }
}
