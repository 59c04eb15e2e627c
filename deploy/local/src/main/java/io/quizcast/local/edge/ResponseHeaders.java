package io.quizcast.local.edge;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Sets the security headers of every response. A service may set stricter ones. */
final class ResponseHeaders {
  private final boolean https;

  /**
   * @param origins the origins of the pages, separated by commas
   */
  ResponseHeaders(String origins) {
    this.https = List.of(origins.split(",", -1)).stream().allMatch(o -> o.startsWith("https:"));
  }

  void watch(RoutingContext context) {
    context.addHeadersEndHandler(_ -> set(context.response().headers()));
    context.next();
  }

  private void set(MultiMap headers) {
    SecurityHeaders.ALWAYS.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
    if (https) {
      headers.set("Strict-Transport-Security", SecurityHeaders.STRICT_TRANSPORT);
    }
  }
}
