package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/** Passes plain requests to one service and its answers back, both streamed. */
final class HttpRelay {
  private static final List<String> CORS_ANSWERS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  /** Names the replica that has a browser's stream of events: only that one knows its posts. */
  private static final String REPLICA = "quizcast-events";

  private final HttpProxy proxy;

  private HttpRelay(HttpClient client, OriginRequestProvider origin) {
    proxy = HttpProxy.reverseProxy(client).origin(origin).addInterceptor(new Interceptor());
  }

  /** Each request to the next replica. */
  static HttpRelay inTurn(HttpClient client, Replicas replicas) {
    return new HttpRelay(
        client,
        context ->
            replicas.open(client, context.request().getMethod(), context.request().getURI()));
  }

  /** Every request of a browser to the replica that had its first. */
  static HttpRelay faithful(HttpClient client, Replicas replicas) {
    return new HttpRelay(
        client,
        context -> {
          Cookie known = context.request().proxiedRequest().getCookie(REPLICA);
          return replicas
              .open(
                  client,
                  context.request().getMethod(),
                  context.request().getURI(),
                  known == null ? "" : known.getValue())
              .onSuccess(opened -> context.set(REPLICA, opened.replica()))
              .map(Replicas.Opened::request);
        });
  }

  void relay(HttpServerRequest request) {
    proxy.handle(request);
  }

  /** Who asks is said by the edge alone; a service that is away is said to be away. */
  private static final class Interceptor implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest asked = context.request().proxiedRequest();
      ForwardedHeaders.set(context.request().headers(), asked);
      // As the caller wrote it: a service tells its own page from a foreign one by it.
      context.request().setAuthority(asked.authority());
      return context
          .sendRequest()
          .recover(
              _ -> {
                ProxyResponse response = context.request().release().response();
                response.setStatusCode(503);
                response.putHeader(HttpHeaders.RETRY_AFTER, Refusals.RETRY_AFTER_SECONDS);
                response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
                response.setBody(Body.body(Buffer.buffer(Refusals.UNAVAILABLE_BODY)));
                return Future.succeededFuture(response);
              });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      CORS_ANSWERS.forEach(header -> context.response().headers().remove(header));
      String replica = context.get(REPLICA, String.class);
      if (replica != null) {
        Cookie cookie =
            Cookie.cookie(REPLICA, replica)
                .setPath("/ws/events")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT);
        context.response().headers().add(HttpHeaders.SET_COOKIE, cookie.encode());
      }
      return context.sendResponse();
    }
  }
}
