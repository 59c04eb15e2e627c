package io.quizcast.local.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The error responses of the edge itself. */
final class Refusals {
  /** A restarted service is usually ready within this many seconds. */
  static final String RETRY_AFTER_SECONDS = "2";

  static final String UNAVAILABLE_BODY =
      "{\"error\":\"The service is not available, please try again\","
          + "\"error_type\":\"service_unavailable\"}";

  static final String TOO_SLOW_BODY =
      "{\"error\":\"The request body arrived too slowly\",\"error_type\":\"request_timeout\"}";

  private Refusals() {}

  static void notFound(HttpServerResponse response) {
    response
        .setStatusCode(404)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end("404 page not found");
  }

  static void misdirected(HttpServerResponse response) {
    response
        .setStatusCode(421)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end("421 misdirected request");
  }

  static void unavailable(HttpServerResponse response) {
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(503)
        .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .end(UNAVAILABLE_BODY);
  }
}
