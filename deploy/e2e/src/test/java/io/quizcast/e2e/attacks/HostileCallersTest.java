package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.local.edge.SecurityHeaders;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Tests the limits of the shipped NGINX with callers that are slow, numerous or malicious, in front
 * of one small server that stands for every service and for the pages.
 */
class HostileCallersTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final int CONNECTIONS_OF_AN_ADDRESS = 200;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

  /** Requests as the services received them: method, path, bytes, and relevant headers. */
  private static final BlockingQueue<String> ARRIVED = new LinkedBlockingQueue<>();

  private static ShippedEdge edge;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    HttpServer service =
        VERTX
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .webSocketHandler(socket -> {})
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              ARRIVED.add(
                                  "%s %s %d for=%s internal=%s upgrade=%s"
                                      .formatted(
                                          request.method(),
                                          request.path(),
                                          body.length(),
                                          request.getHeader("X-Forwarded-For"),
                                          request.getHeader("X-Internal-Token"),
                                          request.getHeader("Upgrade")));
                              request.response().end("got " + body.length());
                            }))
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    List<Integer> ports = List.of(service.actualPort());
    edge =
        ShippedEdge.start(
            Path.of("../.."),
            folder,
            Map.of(
                "auth-service",
                ports,
                "user-service",
                ports,
                "quiz-service",
                ports,
                "realtime-gateway",
                ports,
                ShippedEdge.PAGES,
                ports));
  }

  @AfterAll
  static void stop() throws Exception {
    if (edge != null) {
      edge.close();
    }
    VERTX.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @BeforeEach
  void forget() {
    ARRIVED.clear();
  }

  /** A connection from one of the loopback addresses. */
  private static Socket saying(String address, String text) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", edge.port()), 5_000);
    socket.setSoTimeout((int) DEADLINE.plusSeconds(10).toMillis());
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

  private static String request(String method, String path, String more) {
    return "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n"
        .formatted(method, path, edge.port(), more);
  }

  @Test
  void slowHeadsAndBodiesAreEndedAndNeverReachAService() throws Exception {
    String login = "/api/auth/login";
    try (Socket head = saying("127.0.1.1", "GET / HTTP/1.1\r\nHost: loc");
        Socket silent = saying("127.0.1.1", "");
        Socket body = saying("127.0.1.1", request("POST", login, "Content-Length: 100\r\n") + "{");
        Socket chunked =
            saying(
                "127.0.1.1",
                request("POST", login, "Transfer-Encoding: chunked\r\n") + "1\r\n{\r\n")) {
      for (Socket socket : List.of(head, silent, body, chunked)) {
        // NGINX closes without a response or resets the connection, but never keeps it.
        assertThat(rest(socket)).doesNotContain("200");
      }
    }
    assertThat(ARRIVED).isEmpty();
  }

  /** What is left to read until the other side closes; a connection that stays open is an error. */
  private static String rest(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (SocketException reset) {
      return "";
    }
  }

  @Test
  void anAddressCannotExceedItsConnectionsAndOthersAreServed() throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS_OF_AN_ADDRESS; i++) {
        held.add(saying("127.0.1.3", request("GET", "/ws", UPGRADE)));
        assertThat(head(held.getLast())).startsWith("HTTP/1.1 101");
      }
      assertThat(ask("127.0.1.3", request("GET", "/ws", UPGRADE))).startsWith("HTTP/1.1 429");
      assertThat(ask("127.0.1.4", request("GET", "/", ""))).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  @Test
  void thousandsOfSilentConnectionsLeaveRoomForOthers() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 3_000; i++) {
        silent.add(saying("127.0.1.5", ""));
      }
      assertThat(ask("127.0.1.6", request("GET", "/", ""))).startsWith("HTTP/1.1 200");
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/auth/login, 5", "/api/users/me/avatar, 81"})
  void aBodyThatIsTooLargeIsRefusedBeforeItArrives(String path, int megabytes) throws Exception {
    String length = "Content-Length: " + (megabytes << 20) + "\r\n";
    assertThat(ask("127.0.1.7", request("POST", path, length))).startsWith("HTTP/1.1 413");
    assertThat(ARRIVED).isEmpty();
  }

  @Test
  void aLargeBodyOnARouteForFilesIsPassedOnCompletely() throws Exception {
    int length = 5 << 20;
    String head = request("POST", "/api/admin/ads", "Content-Length: " + length + "\r\n");
    try (Socket socket = saying("127.0.1.8", head)) {
      socket.getOutputStream().write(new byte[length]);
      assertThat(head(socket)).startsWith("HTTP/1.1 200");
    }
    assertThat(ARRIVED.take()).startsWith("POST /api/admin/ads " + length);
  }

  @Test
  void aCallerCannotClaimAnotherAddressAndAnUpgradeElsewhereIsAnOrdinaryRequest() throws Exception {
    String claims = "X-Forwarded-For: 9.9.9.9\r\nX-Internal-Token: guess\r\n";
    ask("127.0.1.9", request("GET", "/uploads/ads/a.png", claims + UPGRADE));
    assertThat(ARRIVED.take())
        .isEqualTo("GET /uploads/ads/a.png 0 for=127.0.1.9 internal=null upgrade=null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"})
  void aForeignHostIsRefused(String host) throws Exception {
    assertThat(ask("127.0.1.10", "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(ARRIVED).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/auth/csrf", "/lobby/17"})
  void everyResponseHasTheSecurityHeaders(String path) throws Exception {
    String head = ask("127.0.1.11", request("GET", path, ""));
    SecurityHeaders.ALWAYS.forEach(
        (name, value) -> assertThat(head).containsIgnoringCase(name + ": " + value));
    assertThat(head).doesNotContainIgnoringCase("strict-transport-security");
  }
}
