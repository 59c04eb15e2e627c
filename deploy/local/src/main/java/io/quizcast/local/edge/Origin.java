package io.quizcast.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one HTTP origin of a developer's machine: routes of services, and pages. It listens only on
 * loopback addresses and has none of the limits of the shipped NGINX, at which {@code drill
 * attacks} aims.
 */
final class Origin {
  /** The paths of services. Every other path is a page. */
  private static final List<String> SERVICE_PATHS =
      List.of("/api", "/ws", "/uploads", "/.well-known", "/internal", "/q");

  private static final int CONNECTIONS_PER_REPLICA = 20_000;

  /** Longer than a WebSocket can be silent, because the gateway pings every 15 s. */
  private static final int IDLE_SECONDS = 90;

  /**
   * Shorter than the idle time-out of the services, because otherwise a request could use a
   * connection that is about to be closed.
   */
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final Vertx vertx;
  private final RouteTable routes;
  private final AllowedHosts hosts;
  private final Cors cors;
  private final Path player;
  private final Path admin;
  private final Map<String, HttpRelay> relays = new HashMap<>();
  private final Map<String, SocketTunnel> tunnels = new HashMap<>();

  /**
   * @param hosts the host names to which it responds
   * @param cors the other origins whose pages may call the services
   * @param replicas the ports of each service
   * @param player folder of the built player pages, which may be missing, as may {@code admin}, the
   *     folder of the portal
   */
  Origin(
      Vertx vertx,
      RouteTable routes,
      AllowedHosts hosts,
      Cors cors,
      Map<String, List<Integer>> replicas,
      Path player,
      Path admin) {
    this.vertx = vertx;
    this.routes = routes;
    this.hosts = hosts;
    this.cors = cors;
    this.player = player.toAbsolutePath();
    this.admin = admin.toAbsolutePath();
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_REPLICA)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout(2_000));
    replicas.forEach(
        (service, ports) -> {
          Replicas all = new Replicas(ports);
          all.watch(vertx, client);
          relays.put(service, new HttpRelay(client, all));
          tunnels.put(service, new SocketTunnel(client, all));
        });
  }

  /** Completes with the port once connections are accepted. */
  Future<Integer> listen(int port) {
    Router router = Router.router(vertx);
    router.route().handler(Origin::addHeaders);
    router.route().handler(hosts);
    router.route().handler(cors);
    router.route().handler(this::toService);
    Pages.mount(router, "/admin", admin);
    Pages.mount(router, "", player);
    router.route().handler(context -> Refusals.notFound(context.response()));
    router.errorHandler(403, context -> context.response().setStatusCode(403).end());
    router.errorHandler(404, context -> Refusals.notFound(context.response()));
    router.errorHandler(405, context -> Refusals.notFound(context.response()));
    return listen(router, "127.0.0.1", port)
        .map(HttpServer::actualPort)
        .compose(
            taken ->
                listen(router, "::1", taken)
                    .map(HttpServer::actualPort)
                    // On a machine without IPv6, "localhost" resolves only to 127.0.0.1.
                    .otherwise(taken));
  }

  private Future<HttpServer> listen(Router router, String host, int port) {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setAcceptBacklog(4_096)
                .setIdleTimeout(IDLE_SECONDS)
                // A request over HTTP/2 has no Host header, by which foreign hosts are refused.
                .setHttp2ClearTextEnabled(false))
        .requestHandler(router)
        .listen();
  }

  /** Sets the security headers of every response. A service may set stricter ones. */
  private static void addHeaders(RoutingContext context) {
    context.addHeadersEndHandler(
        _ ->
            SecurityHeaders.ALWAYS.forEach(
                (name, value) -> {
                  if (!context.response().headers().contains(name)) {
                    context.response().putHeader(name, value);
                  }
                }));
    context.next();
  }

  private void toService(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = request.path();
    Optional<RouteTable.Route> route = routes.find(request.method().name(), path);
    if (route.isPresent()) {
      String service = route.get().service();
      HttpRelay relay = relays.get(service);
      SocketTunnel tunnel = tunnels.get(service);
      if (relay == null || tunnel == null) {
        Refusals.unavailable(context.response());
      } else if (SocketTunnel.isUpgrade(request)) {
        tunnel.join(request);
      } else {
        relay.relay(request);
      }
    } else if (isServicePath(path)) {
      Refusals.notFound(context.response());
    } else {
      context.next();
    }
  }

  private static boolean isServicePath(String path) {
    return SERVICE_PATHS.stream()
        .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }
}
