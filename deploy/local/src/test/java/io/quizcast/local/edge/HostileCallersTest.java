package io.quizcast.local.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits of the edge with callers that are slow, idle, numerous or malicious. */
class HostileCallersTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final int PLAIN = 20;
  private static final int SOCKETS = 3;
  private static final int ENDLESS_CHUNK = 64 << 10;
  private static final int DISCARDED = 1 << 20;
  private static final Duration HEAD = Duration.ofMillis(700);
  private static final AtomicInteger ARRIVED = new AtomicInteger();
  private static final AtomicInteger SENT_CHUNKS = new AtomicInteger();
  private static int port;

  @BeforeAll
  static void start(@TempDir Path pages) throws Exception {
    Path assets = Files.createDirectories(pages.resolve("player/assets"));
    Files.writeString(pages.resolve("player/index.html"), "player");
    Files.writeString(assets.resolve("app-1234.js"), "code;".repeat(1_000));
    HttpServer service =
        done(
            VERTX
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(
                    request -> {
                      if (request.path().startsWith("/q/")) {
                        request.response().end();
                      } else if (request.path().startsWith("/uploads")) {
                        endless(request.response().setChunked(true));
                      } else if (request.headers().contains("X-Refuse")) {
                        request.response().setStatusCode(429).end();
                      } else {
                        ARRIVED.incrementAndGet();
                        request.body().onSuccess(b -> request.response().end("got " + b.length()));
                      }
                    })
                .webSocketHandler(socket -> {})
                .listen());
    Origin.Settings settings =
        new Origin.Settings(
            "http://localhost:3000",
            "",
            new Connections.Limits(PLAIN, SOCKETS, 1_000, HEAD, Duration.ofSeconds(2)),
            new RequestBodies.Limits(
                Duration.ofMillis(800),
                Duration.ofMillis(400),
                10_000,
                DISCARDED,
                8,
                Duration.ofSeconds(5)),
            new RefusedCallers.Limits(Duration.ofSeconds(1), 20, Duration.ofSeconds(1)));
    List<Integer> ports = List.of(service.actualPort());
    port =
        done(
            new Origin(
                    VERTX,
                    RouteTable.load(),
                    settings,
                    Map.of("auth-service", ports, "quiz-service", ports, "realtime-gateway", ports),
                    pages.resolve("player"),
                    pages.resolve("admin"))
                .listen(0));
  }

  @AfterAll
  static void stop() throws Exception {
    done(VERTX.close());
  }

  /** Sends an endless response as fast as the caller reads it. */
  private static void endless(HttpServerResponse response) {
    while (!response.writeQueueFull() && !response.closed()) {
      response.write(Buffer.buffer(new byte[ENDLESS_CHUNK]));
      SENT_CHUNKS.incrementAndGet();
    }
    response.drainHandler(_ -> endless(response));
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  /** A connection from one of the loopback addresses. */
  private static Socket from(String address) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static Socket saying(String address, String text) throws IOException {
    Socket socket = from(address);
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  private static String ask(String address, String request) throws IOException {
    try (Socket socket = saying(address, request)) {
      return head(socket);
    }
  }

  private static String get(String path, String more) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
  }

  @Test
  void aConnectionWhoseRequestHeadNeverEndsIsClosed() throws Exception {
    try (Socket socket = saying("127.0.1.1", "GET / HTTP/1.1\r\nHost: loc")) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anIdleConnectionIsClosedAfterItsResponse() throws Exception {
    try (Socket socket = saying("127.0.1.2", get("/", ""))) {
      assertThat(head(socket)).startsWith("HTTP/1.1 200");
      assertThat(socket.getInputStream().readAllBytes()).isEqualTo("player".getBytes(US_ASCII));
    }
  }

  @Test
  void anAddressCannotExceedItsConnectionsAndOthersAreServed() throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < PLAIN; i++) {
        held.add(from("127.0.1.3"));
      }
      try (Socket refused = from("127.0.1.3")) {
        assertThat(refused.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(ask("127.0.1.4", get("/", ""))).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
    await()
        .untilAsserted(() -> assertThat(ask("127.0.1.3", get("/", ""))).startsWith("HTTP/1.1 200"));
  }

  @Test
  void socketsOfOneAddressHaveTheirOwnLimit() throws Exception {
    String upgrade =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    List<Socket> open = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      open.add(saying("127.0.1.5", get("/ws", upgrade)));
      assertThat(head(open.getLast())).startsWith("HTTP/1.1 101");
    }
    assertThat(ask("127.0.1.5", get("/ws", upgrade))).startsWith("HTTP/1.1 503");
    for (Socket socket : open) {
      socket.close();
    }
    await()
        .untilAsserted(
            () -> assertThat(ask("127.0.1.5", get("/ws", upgrade))).startsWith("HTTP/1.1 101"));
  }

  @Test
  void aSmallBodyThatArrivesTooSlowlyNeverReachesAService() throws Exception {
    int before = ARRIVED.get();
    String head =
        "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{";
    assertThat(ask("127.0.1.6", head)).startsWith("HTTP/1.1 408").contains("close");
    String chunked =
        "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";
    assertThat(ask("127.0.1.6", chunked)).startsWith("HTTP/1.1 408");
    assertThat(ARRIVED).hasValue(before);
  }

  @Test
  void aLargeBodyThatArrivesTooSlowlyIsClosed() throws Exception {
    String head =
        "POST /api/admin/ads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n";
    try (Socket socket = saying("127.0.1.7", head)) {
      socket.getOutputStream().write(new byte[RequestBodies.SMALL + 1_000]);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aLargeBodyThatArrivesSteadilyIsPassedOnCompletely() throws Exception {
    int length = 3 << 20;
    String head =
        "POST /api/admin/ads HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = saying("127.0.1.8", head)) {
      socket.getOutputStream().write(new byte[length]);
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200")
          .endsWith("got " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/admin/ads", "/api/nothing"})
  void theRestOfALargeBodyIsNotReadAfterTheResponse(String path) throws Exception {
    int length = 200 << 20;
    try (Socket socket = saying("127.0.1.11", refused(path, length))) {
      socket.getOutputStream().write(new byte[RequestBodies.SMALL + 1_000]);
      assertThat(head(socket)).startsWith("HTTP/1.1 4");
      assertThatThrownBy(() -> socket.getOutputStream().write(new byte[length]))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theRestOfASmallerBodyIsReadAndTheConnectionStays() throws Exception {
    int length = DISCARDED / 2;
    try (Socket socket = saying("127.0.1.12", refused("/api/admin/ads", length))) {
      socket.getOutputStream().write(new byte[length]);
      assertThat(head(socket)).startsWith("HTTP/1.1 429");
      socket.getOutputStream().write(get("/", "").getBytes(US_ASCII));
      assertThat(head(socket)).startsWith("HTTP/1.1 200");
    }
  }

  private static String refused(String path, int length) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nX-Refuse: yes\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  void anUpgradeOnAnotherRouteIsAnOrdinaryRequestWithBackpressure() throws Exception {
    String upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    try (Socket socket = saying("127.0.1.9", get("/uploads/ads/a.png", upgrade))) {
      assertThat(head(socket)).startsWith("HTTP/1.1 200");
      socket.getInputStream().readNBytes(ENDLESS_CHUNK);
      int first = SENT_CHUNKS.get();
      await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(10))
          .until(() -> SENT_CHUNKS.get() <= first || SENT_CHUNKS.get() < 1_000);
      // Unread data stays in the socket buffers, which hold a few megabytes. The edge does not
      // buffer it.
      assertThat(SENT_CHUNKS.get()).isLessThan(1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"})
  void aForeignHostIsRefused(String host) throws Exception {
    assertThat(ask("127.0.1.10", "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @Test
  void everyResponseHasTheSecurityHeaders() throws Exception {
    for (String path : List.of("/", "/api/auth/csrf", "/api/none", "/assets/app-1234.js")) {
      String head = ask("127.0.1.11", get(path, ""));
      SecurityHeaders.ALWAYS.forEach(
          (name, value) -> assertThat(head).as(path).containsIgnoringCase(name + ": " + value));
      assertThat(head).doesNotContainIgnoringCase("strict-transport-security");
    }
  }

  @Test
  void hashedFilesAreCompressedAndCachedForever() throws Exception {
    String head = ask("127.0.1.12", get("/assets/app-1234.js", "Accept-Encoding: gzip, br\r\n"));
    assertThat(head)
        .containsIgnoringCase("content-encoding: gzip")
        .containsIgnoringCase("cache-control: " + Pages.IMMUTABLE)
        .containsIgnoringCase("content-type: text/javascript");
    assertThat(ask("127.0.1.12", get("/", ""))).containsIgnoringCase("cache-control: no-cache");
  }

  @Test
  void theLogIsBoundedAndContainsNoEscapeSequences() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AccessLog log =
        new AccessLog(
            new PrintStream(bytes, true, US_ASCII),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            1_000);
    log.note("GET /\u001b[2J\u009b31m\n2026 forged");
    assertThat(bytes.toString(US_ASCII).lines())
        .singleElement()
        .asString()
        .endsWith("GET /?[2J?31m?2026 forged");
    for (int i = 0; i < 1_000; i++) {
      log.note("GET /");
    }
    assertThat(bytes.size()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void addressesOfOneIpv6PrefixCountAsOne() throws Exception {
    String one = network("2001:db8:1:2::1");
    assertThat(network("2001:db8:1:2:ffff::9")).isEqualTo(one);
    assertThat(network("2001:db8:1:3::1")).isNotEqualTo(one);
    assertThat(network("203.0.113.7")).isNotEqualTo(network("203.0.113.8"));
  }

  private static String network(String address) throws Exception {
    return Connections.network(new InetSocketAddress(InetAddress.getByName(address), 1));
  }
}
