package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Optional;

/** Relays requests to one service and streams its answers back. */
final class HttpRelay {
  private static final List<String> CORS_ANSWERS =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Expose-Headers");

  /**
   * The cookie that names the replica of a browser's event stream. Only that replica accepts the
   * posts of the stream.
   */
  private static final String REPLICA = "quizcast-events";

  private final HttpProxy proxy;

  /** What all relays of the edge share. */
  record Callers(RequestBodies bodies, RefusedCallers refused) {}

  private HttpRelay(HttpClient client, Callers callers, OriginRequestProvider origin) {
    // Without this option the library would tunnel any request that asks for an upgrade, and forget
    // its connection.
    proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(origin)
            .addInterceptor(new Interceptor(callers));
  }

  /** Sends each request to the next replica. */
  static HttpRelay inTurn(HttpClient client, Callers callers, Replicas replicas) {
    return new HttpRelay(
        client,
        callers,
        context ->
            replicas.open(client, context.request().getMethod(), context.request().getURI()));
  }

  /** Sends all requests of a browser to the replica that received its first one. */
  static HttpRelay faithful(HttpClient client, Callers callers, Replicas replicas) {
    return new HttpRelay(
        client,
        callers,
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

  /**
   * Sets the forwarded headers, waits for small bodies, and responds in place of an unavailable
   * service.
   */
  private static final class Interceptor implements ProxyInterceptor {
    private final RequestBodies bodies;
    private final RefusedCallers refused;

    private Interceptor(Callers callers) {
      this.bodies = callers.bodies();
      this.refused = callers.refused();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest asked = context.request().proxiedRequest();
      ForwardedHeaders.set(context.request().headers(), asked);
      context.request().headers().remove(HttpHeaders.UPGRADE);
      // Left unchanged, because a service compares Origin with it to recognise its own page.
      context.request().setAuthority(asked.authority());
      return bodies
          .ready(context)
          .compose(
              ready ->
                  switch (ready) {
                    case YES -> send(context);
                    case TOO_SLOW ->
                        answer(context, 408, Refusals.TOO_SLOW_BODY)
                            .onSuccess(Interceptor::sayClose);
                    case TOO_MANY -> unavailable(context).onSuccess(Interceptor::sayClose);
                  });
    }

    private Future<ProxyResponse> send(ProxyContext context) {
      // While a large body was waiting for its turn, another request may have been refused.
      Optional<RefusedCallers.Answer> known = refused.known(context.request().proxiedRequest());
      if (known.isPresent()) {
        ProxyResponse response = context.request().response();
        response.setStatusCode(known.get().status());
        response.headers().addAll(known.get().headers());
        response.setBody(Body.body(known.get().body()));
        return Future.succeededFuture(response);
      }
      return context
          .sendRequest()
          .recover(
              _ -> {
                bodies.abandon(context);
                return unavailable(context);
              });
    }

    private static Future<ProxyResponse> unavailable(ProxyContext context) {
      return answer(context, 503, Refusals.UNAVAILABLE_BODY).onSuccess(Interceptor::saySoon);
    }

    private static Future<ProxyResponse> answer(ProxyContext context, int status, String body) {
      ProxyResponse response = context.request().release().response();
      response.setStatusCode(status);
      response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
      response.setBody(Body.body(Buffer.buffer(body)));
      return Future.succeededFuture(response);
    }

    private static void saySoon(ProxyResponse response) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Refusals.RETRY_AFTER_SECONDS);
    }

    private static void sayClose(ProxyResponse response) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
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
      return refusalOf(context)
          .map(body -> sendRefusal(context, body))
          .orElseGet(context::sendResponse);
    }

    /** The body of a refusal that may be held back, or empty if it may not. */
    private static Optional<Body> refusalOf(ProxyContext context) {
      Body body = context.response().getBody();
      return body != null
              && RefusedCallers.isRefusal(context.response())
              && body.length() >= 0
              && body.length() <= RefusedCallers.MAX_BODY
          ? Optional.of(body)
          : Optional.empty();
    }

    /**
     * Reads the refusal completely before it is held back, so that it does not occupy a connection
     * to the service. No more of the request's body is sent to the service.
     */
    private Future<Void> sendRefusal(ProxyContext context, Body body) {
      Promise<Buffer> whole = Promise.promise();
      Buffer content = Buffer.buffer();
      body.stream()
          .handler(content::appendBuffer)
          .endHandler(_ -> whole.tryComplete(content))
          .exceptionHandler(whole::tryFail)
          .resume();
      return whole
          .future()
          .compose(
              read -> {
                bodies.abandon(context);
                context.response().setBody(Body.body(read));
                return refused.refused(
                    context.request().proxiedRequest(), context.response(), read);
              })
          .compose(_ -> context.sendResponse())
          .onComplete(_ -> context.request().proxiedRequest().resume());
    }
  }
}
