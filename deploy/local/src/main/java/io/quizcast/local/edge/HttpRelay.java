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
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/** Relays requests to one service and streams its answers back. */
final class HttpRelay implements ProxyInterceptor {
  /**
   * The cookie that names the replica of a browser's event stream. Only that replica accepts the
   * posts of the stream.
   */
  private static final String REPLICA = "quizcast-events";

  private static final List<String> CORS_ANSWERS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  private static final String EVENTS = "/ws/events";

  private final HttpProxy proxy;

  /**
   * Requests for an event stream go to the replica that received the browser's first one, all
   * others to the next replica.
   */
  HttpRelay(HttpClient client, Replicas replicas) {
    // Without this option the library would tunnel any request that asks for an upgrade.
    proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(
                context -> {
                  HttpServerRequest asked = context.request().proxiedRequest();
                  boolean isStream = asked.path().startsWith(EVENTS);
                  Cookie known = isStream ? asked.getCookie(REPLICA) : null;
                  return replicas
                      .open(
                          client,
                          asked.method(),
                          asked.uri(),
                          known == null ? "" : known.getValue())
                      .onSuccess(
                          opened -> {
                            if (isStream) {
                              context.set(REPLICA, opened.replica());
                            }
                          })
                      .map(Replicas.Opened::request);
                })
            .addInterceptor(this);
  }

  void relay(HttpServerRequest request) {
    proxy.handle(request);
  }

  /** Sets the forwarded headers, and responds in place of an unavailable service. */
  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest asked = context.request().proxiedRequest();
    ForwardedHeaders.set(context.request().headers(), asked);
    context.request().headers().remove(HttpHeaders.UPGRADE);
    // Left unchanged, because a service compares Origin with it to recognise its own page.
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
    // Otherwise each header would be there twice, from the service and from Cors.
    CORS_ANSWERS.forEach(header -> context.response().headers().remove(header));
    String replica = context.get(REPLICA, String.class);
    if (replica != null) {
      Cookie cookie =
          Cookie.cookie(REPLICA, replica)
              .setPath(EVENTS)
              .setHttpOnly(true)
              .setSameSite(CookieSameSite.STRICT);
      context.response().headers().add(HttpHeaders.SET_COOKIE, cookie.encode());
    }
    return context.sendResponse();
  }
}
