package io.quizcast.guard.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Treats every request body except uploads as JSON and ignores {@code Accept}, because existing
 * clients do not send these headers reliably. JSON answers have the exact content type that
 * existing clients compare with.
 */
@ApplicationScoped
public class JsonContentType {
  private static final int BEFORE_ROUTES = 100;
  private static final String JSON = "application/json; charset=utf-8";

  void register(@Observes Filters filters) {
    filters.register(this::assumeJson, BEFORE_ROUTES);
  }

  void assumeJson(RoutingContext context) {
    if (context.normalizedPath().startsWith("/api/")) {
      MultiMap asked = context.request().headers();
      if (undecided(asked.get(HttpHeaders.CONTENT_TYPE))) {
        asked.set(HttpHeaders.CONTENT_TYPE, "application/json");
      }
      asked.set(HttpHeaders.ACCEPT, "*/*");
    }
    MultiMap answered = context.response().headers();
    context.addHeadersEndHandler(
        ending -> {
          String type = answered.get(HttpHeaders.CONTENT_TYPE);
          if (type != null && type.startsWith("application/json")) {
            answered.set(HttpHeaders.CONTENT_TYPE, JSON);
          }
        });
    context.next();
  }

  private static boolean undecided(@Nullable String type) {
    return type == null || !(type.startsWith("multipart/") || type.startsWith("application/json"));
  }
}
