package io.quizcast.local.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Tells services who the caller is. What the caller claims about itself is dropped. */
final class ForwardedHeaders {
  private ForwardedHeaders() {}

  static void set(MultiMap headers, HttpServerRequest asked) {
    headers.remove("Forwarded");
    headers.remove("X-Real-IP");
    headers.remove("X-Internal-Token");
    headers.remove("X-Forwarded-Prefix");
    headers.remove("X-Forwarded-Port");
    headers.set("X-Forwarded-For", asked.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", "http");
    String host = asked.getHeader(HttpHeaders.HOST);
    if (host == null) {
      headers.remove("X-Forwarded-Host");
    } else {
      headers.set("X-Forwarded-Host", host);
    }
  }
}
