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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP origin: CORS, then routes of services, then pages. */
final class Origin {
  /** What belongs to services; everything else is a page. */
  private static final List<String> SERVICE_PATHS =
      List.of("/api", "/ws", "/uploads", "/.well-known", "/internal", "/q");

  private static final String EVENTS = "/ws/events";

  private static final int CONNECTIONS_PER_REPLICA = 256;
  private static final int SOCKETS_PER_REPLICA = 20_000;

  /** Below a service's own, so that a request never meets a connection about to be closed. */
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final Vertx vertx;
  private final RouteTable routes;
  private final Cors cors;
  private final Path player;
  private final Path admin;
  private final Map<String, HttpRelay> relays = new HashMap<>();
  private final Map<String, SocketTunnel> tunnels = new HashMap<>();
  private final Map<String, HttpRelay> streams = new HashMap<>();

  /**
   * @param replicas the ports of each service
   * @param player folder of the built player pages, {@code admin} likewise; may be missing
   */
  Origin(
      Vertx vertx,
      RouteTable routes,
      Cors cors,
      Map<String, List<Integer>> replicas,
      Path player,
      Path admin) {
    this.vertx = vertx;
    this.routes = routes;
    this.cors = cors;
    this.player = player.toAbsolutePath();
    this.admin = admin.toAbsolutePath();
    HttpClient http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_REPLICA)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout(2_000));
    HttpClient sockets =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(SOCKETS_PER_REPLICA).setConnectTimeout(2_000));
    replicas.forEach(
        (service, ports) -> {
          Replicas all = new Replicas(service, ports);
          all.watch(vertx, http);
          relays.put(service, HttpRelay.inTurn(http, all));
          streams.put(service, HttpRelay.faithful(sockets, all));
          tunnels.put(service, new SocketTunnel(sockets, all));
        });
  }

  /** Completes with the port once connections are taken. */
  Future<Integer> listen(int port) {
    Router router = Router.router(vertx);
    router.route().handler(Origin::logAccess);
    router.route().handler(cors);
    router.route().handler(this::toService);
    Pages.mount(router, "/admin", admin);
    Pages.mount(router, "", player);
    router.route().handler(context -> Refusals.notFound(context.response()));
    router.errorHandler(404, context -> Refusals.notFound(context.response()));
    router.errorHandler(405, context -> Refusals.notFound(context.response()));
    return listen(router, "127.0.0.1", port)
        .map(HttpServer::actualPort)
        .compose(
            taken ->
                listen(router, "::1", taken)
                    .map(HttpServer::actualPort)
                    // A machine without IPv6 resolves "localhost" to the other one.
                    .otherwise(taken));
  }

  private Future<HttpServer> listen(Router router, String host, int port) {
    return vertx
        .createHttpServer(
            new HttpServerOptions().setHost(host).setPort(port).setAcceptBacklog(4_096))
        .requestHandler(router)
        .listen();
  }

  private void toService(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = request.path();
    Optional<RouteTable.Route> route = routes.find(request.method().name(), path);
    if (route.isPresent()) {
      String service = route.get().service();
      HttpRelay relay = (path.startsWith(EVENTS) ? streams : relays).get(service);
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

  /** Never the query: it may hold a ticket. */
  private static void logAccess(RoutingContext context) {
    long begun = System.nanoTime();
    HttpServerRequest request = context.request();
    context.addEndHandler(
        _ ->
            System.out.printf(
                "%s %s %s %s %d %d ms%n",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                request.remoteAddress().hostAddress(),
                request.method(),
                request.path(),
                context.response().getStatusCode(),
                (System.nanoTime() - begun) / 1_000_000));
    context.next();
  }
}
