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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one HTTP origin. A request passes the limits and CORS, and then goes to the routes of
 * services or to the pages.
 */
final class Origin {
  /** The paths of services. Every other path is a page. */
  private static final List<String> SERVICE_PATHS =
      List.of("/api", "/ws", "/uploads", "/.well-known", "/internal", "/q");

  private static final String EVENTS = "/ws/events";

  private static final int CONNECTIONS_PER_REPLICA = 256;
  private static final int WAITING_PER_REPLICA = 1_024;
  private static final int SOCKETS_PER_REPLICA = 20_000;

  /**
   * Enough for one upload of the largest size that is refused because the session has ended, so
   * that the caller can still read the response.
   */
  private static final long DISCARDED_BYTES = 96 << 20;

  private static final String RELAYED = "relayed";

  /** Longer than a WebSocket can be silent, because the gateway pings every 15 s. */
  private static final int IDLE_SECONDS = 90;

  /**
   * Shorter than the idle time-out of the services, because otherwise a request could use a
   * connection that is about to be closed.
   */
  private static final int KEEP_ALIVE_SECONDS = 15;

  /**
   * The settings of an origin, apart from its routes.
   *
   * @param origins the allowed origins, separated by commas
   * @param hosts further host names to which it responds, separated by commas
   */
  record Settings(
      String origins,
      String hosts,
      Connections.Limits connections,
      RequestBodies.Limits bodies,
      RefusedCallers.Limits refusals) {
    static Settings of(String origins, String hosts) {
      return new Settings(
          origins,
          hosts,
          new Connections.Limits(
              2_048, 10_000, 12_000, Duration.ofSeconds(10), Duration.ofSeconds(75)),
          new RequestBodies.Limits(
              Duration.ofSeconds(10),
              Duration.ofSeconds(5),
              5 << 10,
              DISCARDED_BYTES,
              8,
              Duration.ofSeconds(20)),
          new RefusedCallers.Limits(Duration.ofSeconds(1), 20, Duration.ofSeconds(1)));
    }
  }

  private final Vertx vertx;
  private final RouteTable routes;
  private final Settings settings;
  private final AccessLog log;
  private final Connections connections;
  private final DiscardedBytes discarded;
  private final RefusedCallers refused;
  private final Path player;
  private final Path admin;
  private final Map<String, HttpRelay> relays = new HashMap<>();
  private final Map<String, SocketTunnel> tunnels = new HashMap<>();
  private final Map<String, HttpRelay> streams = new HashMap<>();
  private Optional<QuizPreviews> previews = Optional.empty();

  /**
   * @param replicas the ports of each service
   * @param player folder of the built player pages, which may be missing, as may {@code admin}, the
   *     folder of the portal
   */
  Origin(
      Vertx vertx,
      RouteTable routes,
      Settings settings,
      Map<String, List<Integer>> replicas,
      Path player,
      Path admin) {
    this.vertx = vertx;
    this.routes = routes;
    this.settings = settings;
    this.log = new AccessLog(System.out, Clock.systemUTC(), AccessLog.MAX_BYTES_PER_SECOND);
    this.connections = new Connections(settings.connections(), log);
    this.discarded = new DiscardedBytes(vertx, settings.bodies().discarded());
    this.refused = new RefusedCallers(vertx, settings.refusals());
    HttpRelay.Callers callers =
        new HttpRelay.Callers(new RequestBodies(vertx, settings.bodies(), discarded), refused);
    this.player = player.toAbsolutePath();
    this.admin = admin.toAbsolutePath();
    HttpClient http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_REPLICA)
                // Each replica has a pool of its own, so that a slow one does not keep the others
                // waiting.
                .setMaxWaitQueueSize(WAITING_PER_REPLICA)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout(2_000));
    HttpClient sockets =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(SOCKETS_PER_REPLICA).setConnectTimeout(2_000));
    replicas.forEach(
        (service, ports) -> {
          Replicas all = new Replicas(service, ports);
          all.watch(vertx, http);
          relays.put(service, HttpRelay.inTurn(http, callers, all));
          streams.put(service, HttpRelay.faithful(sockets, callers, all));
          tunnels.put(service, new SocketTunnel(sockets, all, connections));
          if (service.equals("quiz-service")) {
            previews = Optional.of(new QuizPreviews(http, all, this.player));
          }
        });
  }

  /** Completes with the port once connections are accepted. */
  Future<Integer> listen(int port) {
    Router router = Router.router(vertx);
    router.route().handler(this::watchConnection);
    router.route().handler(log::watch);
    router.route().handler(new ResponseHeaders(settings.origins())::watch);
    router.route().handler(new AllowedHosts(settings.origins(), settings.hosts()));
    router.route().handler(Cors.of(settings.origins()));
    router.route().handler(this::toService);
    Pages.mount(router, "/admin", admin);
    previews.ifPresent(handler -> router.get("/quiz/*").handler(handler));
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
                // With HTTP/2 in clear text a connection is reported only with its first bytes, so
                // a silent one would never reach its deadline.
                .setHttp2ClearTextEnabled(false))
        .connectionHandler(connections::opened)
        .requestHandler(router)
        .listen();
  }

  private void watchConnection(RoutingContext context) {
    connections.requested(context.request());
    context.addEndHandler(
        _ -> {
          connections.answered(context.request());
          if (context.get(RELAYED) == null) {
            discarded.countRest(context.request());
          }
        });
    context.next();
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
      } else if (!refused.repeat(request)) {
        context.put(RELAYED, true);
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
