package io.quizcast.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the edge in front of small servers that report the requests they receive. */
class OriginTest {
  private static final String LISTED = "http://localhost:3000";
  private static final AllowedHosts HOSTS = new AllowedHosts(LISTED, "quiz.example");
  private static final Vertx VERTX = Vertx.vertx();

  /** Requests as the services received them: service, method, URI, then relevant headers. */
  private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

  private static final BlockingQueue<ServerWebSocket> SOCKETS = new LinkedBlockingQueue<>();

  private static int port;
  private static int deadPort;

  private record Answer(int status, Map<String, String> headers, String body) {}

  @BeforeAll
  static void start(@TempDir Path pages) throws Exception {
    Path player = Files.createDirectories(pages.resolve("player"));
    Files.writeString(player.resolve("index.html"), "player");
    Files.writeString(player.resolve("app.js"), "code");
    Files.writeString(pages.resolve("secret.txt"), "secret");
    HttpServer dead = server("dead");
    deadPort = dead.actualPort();
    done(dead.close());
    Map<String, List<Integer>> services = new HashMap<>();
    services.put("auth-service", List.of(server("auth").actualPort()));
    services.put("user-service", List.of(deadPort));
    services.put("quiz-service", List.of(deadPort, server("quiz").actualPort()));
    services.put(
        "realtime-gateway",
        List.of(server("gateway-1").actualPort(), server("gateway-2").actualPort()));
    port =
        done(
            new Origin(
                    VERTX,
                    RouteTable.load(),
                    HOSTS,
                    new Cors(LISTED),
                    services,
                    player,
                    pages.resolve("admin"))
                .listen(0));
  }

  @AfterAll
  static void stop() throws Exception {
    done(VERTX.close());
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
    SOCKETS.clear();
  }

  private static HttpServer server(String name) throws Exception {
    return done(
        VERTX
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .webSocketHandler(
                socket -> {
                  if (socket.query() != null && socket.query().contains("bad")) {
                    socket.reject(401);
                    return;
                  }
                  SEEN.add(
                      name
                          + " "
                          + socket.headers().get("X-Forwarded-For")
                          + " "
                          + socket.headers().get("Host"));
                  SOCKETS.add(socket);
                  socket.textMessageHandler(text -> socket.writeTextMessage(name + ":" + text));
                })
            .requestHandler(
                request -> {
                  if (request.path().startsWith("/q/")) {
                    request.response().end();
                    return;
                  }
                  request
                      .body()
                      .onSuccess(
                          body -> {
                            SEEN.add(
                                String.join(
                                    " ",
                                    name,
                                    request.method().name(),
                                    request.uri(),
                                    "host=" + request.getHeader("Host"),
                                    "for=" + request.getHeader("X-Forwarded-For"),
                                    "internal=" + request.getHeader("X-Internal-Token")));
                            request.response().end(name + " got " + body.length());
                          });
                })
            .listen());
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static Answer ask(String method, String uri, Map<String, String> headers)
      throws Exception {
    return ask(method, uri, headers, Buffer.buffer());
  }

  private static Answer ask(String method, String uri, Map<String, String> headers, Buffer body)
      throws Exception {
    return done(
        VERTX
            .createHttpClient(new HttpClientOptions().setDefaultPort(port))
            .request(HttpMethod.valueOf(method), uri)
            .compose(
                request -> {
                  headers.forEach(request::putHeader);
                  return request.send(body).compose(OriginTest::read);
                }));
  }

  /**
   * Must run on the event loop of the request. From another thread the handler could be attached
   * after the body has arrived.
   */
  private static Future<Answer> read(HttpClientResponse response) {
    return response
        .body()
        .map(text -> new Answer(response.statusCode(), lower(response), text.toString()));
  }

  private static Map<String, String> lower(HttpClientResponse response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/nope",
    "DELETE, /api/quizzes",
    "OPTIONS, /api/quizzes",
    "GET, /internal/users/1",
    "GET, /q/health",
    "GET, /q",
    "POST, /",
    "GET, /missing.js",
    "GET, /../secret.txt",
    "GET, /..%2fsecret.txt",
    "GET, /admin",
    "GET, /admin/quizzes",
    "GET, /uploads/other/x",
  })
  void whatNobodyServesIsPlainNotFound(String method, String uri) throws Exception {
    Answer answer = ask(method, uri, Map.of());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers().get("content-type")).startsWith("text/plain");
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/, player", "/lobby/17, player", "/app.js, code"})
  void pagesAreServedAndUnknownPathsGetTheFirstOne(String uri, String body) throws Exception {
    Answer answer = ask("GET", uri, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"})
  void aForeignHostIsRefused(String host) throws Exception {
    assertThat(ask("GET", "/", Map.of("Host", host)).status()).isEqualTo(421);
    assertThat(ask("GET", "/", Map.of("Host", "quiz.example")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/auth/csrf", "/api/none", "/app.js"})
  void everyResponseHasTheSecurityHeaders(String path) throws Exception {
    Map<String, String> headers = ask("GET", path, Map.of()).headers();
    SecurityHeaders.ALWAYS.forEach(
        (name, value) -> assertThat(headers).containsEntry(name.toLowerCase(Locale.ROOT), value));
  }

  /** The answers of services are compared by GlobalRulesTest; these are the edge's own. */
  @Test
  void originsAreCheckedForAnswersOfTheEdgeToo() throws Exception {
    for (String path : List.of("/", "/api/nope", "/api/users/me")) {
      Answer foreign = ask("GET", path, Map.of("Origin", "http://evil.example"));
      assertThat(foreign.status()).as(path).isEqualTo(403);
      assertThat(foreign.body()).isEmpty();
      assertThat(ask("GET", path, Map.of("Origin", LISTED)).headers())
          .containsEntry("access-control-allow-origin", LISTED);
      assertThat(
              ask("GET", path, Map.of("Origin", "https://quiz.example", "Host", "quiz.example"))
                  .headers())
          .doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void anUpgradeOnAnotherRouteIsAnOrdinaryRequest() throws Exception {
    Answer answer =
        ask("GET", "/uploads/ads/a.png", Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
    assertThat(answer.body()).startsWith("quiz ");
  }

  @Test
  void aCallerCannotClaimAnotherAddress() throws Exception {
    ask(
        "GET",
        "/api/auth/csrf?a=1",
        Map.of(
            "X-Forwarded-For", "9.9.9.9", "Forwarded", "for=9.9.9.9", "X-Internal-Token", "guess"));
    assertThat(SEEN.take())
        .isEqualTo(
            "auth GET /api/auth/csrf?a=1 host=localhost:" + port + " for=127.0.0.1 internal=null");
  }

  @Test
  void localhostIsReachableOnBothOfItsAddresses() throws Exception {
    assumeThat(NetworkInterface.getByInetAddress(InetAddress.getByName("::1"))).isNotNull();
    HttpClient client = HttpClient.newHttpClient();
    for (String host : List.of("127.0.0.1", "[::1]")) {
      URI page = URI.create("http://" + host + ":" + port + "/app.js");
      assertThat(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body())
          .isEqualTo("code");
    }
  }

  @Test
  void bodiesArePassedOn() throws Exception {
    Answer answer = ask("POST", "/api/auth/login", Map.of(), Buffer.buffer(new byte[3 << 20]));
    assertThat(answer.body()).isEqualTo("auth got " + (3 << 20));
  }

  @Test
  void anUnavailableServiceIsReported() throws Exception {
    Answer answer = ask("GET", "/api/users/me", Map.of());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "2");
    assertThat(answer.body()).contains("service_unavailable");
  }

  @Test
  void anUnavailableReplicaIsSkipped() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(ask("GET", "/api/quizzes", Map.of()).status()).isEqualTo(200);
    }
  }

  @Test
  void socketsAreSpreadOverGateways() throws Exception {
    List<WebSocket> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(connect("/ws?ticket=x"));
    }
    String own = " 127.0.0.1 127.0.0.1:" + port;
    List<String> gateways = new ArrayList<>();
    SEEN.drainTo(gateways);
    assertThat(gateways)
        .containsExactlyInAnyOrder(
            "gateway-1" + own, "gateway-1" + own, "gateway-2" + own, "gateway-2" + own);
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    clients.getFirst().textMessageHandler(received::add);
    clients.getFirst().writeTextMessage("hello");
    assertThat(received.poll(10, TimeUnit.SECONDS)).endsWith(":hello");
    for (WebSocket client : clients) {
      done(client.close());
    }
  }

  @Test
  void postsToAStreamReachTheReplicaOfTheStream() throws Exception {
    Set<String> replicas = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      Answer opened = ask("GET", "/ws/events?ticket=x", Map.of());
      String cookie = opened.headers().get("set-cookie").split(";", 2)[0];
      String replica = opened.body().split(" ", 2)[0];
      replicas.add(replica);
      for (int post = 0; post < 2; post++) {
        Answer posted = ask("POST", "/ws/events/abc", Map.of("Cookie", cookie));
        assertThat(posted.body()).startsWith(replica + " ");
      }
    }
    assertThat(replicas).hasSize(2);
  }

  @Test
  void theRefusalOfATicketPassesTheEdge() {
    assertThat(catchThrowable(() -> connect("/ws?ticket=bad")).getCause())
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(401));
  }

  @Test
  void whenOneSideOfASocketClosesTheOtherIsClosedToo() throws Exception {
    WebSocket client = connect("/ws?ticket=x");
    ServerWebSocket gateway = SOCKETS.take();
    List<String> closed = new ArrayList<>();
    gateway.closeHandler(_ -> closed.add("gateway"));
    client.closeHandler(_ -> closed.add("client"));
    gateway.close((short) 4001, "come back");
    await().until(() -> closed.size() == 2);
    assertThat(client.closeStatusCode()).isEqualTo((short) 4001);

    WebSocket second = connect("/ws?ticket=x");
    ServerWebSocket other = SOCKETS.take();
    second.close();
    await().until(other::isClosed);
  }

  private static WebSocket connect(String uri) throws Exception {
    WebSocketClient client = VERTX.createWebSocketClient();
    return done(
        client.connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(uri)
                .addHeader("Origin", LISTED)
                .addHeader("X-Forwarded-For", "9.9.9.9")));
  }
}
