package io.quizcast.local.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the edge keeps away from the services after a refusal. */
class RefusedCallersTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration REPEATED = Duration.ofSeconds(3);
  private static final int AT_ONCE = 10;
  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final AtomicInteger ARRIVED = new AtomicInteger();
  private static final AtomicLong BYTES = new AtomicLong();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static int port;

  @BeforeAll
  static void start(@TempDir Path pages) throws Exception {
    HttpServer service =
        done(VERTX.createHttpServer().requestHandler(RefusedCallersTest::serve).listen(0));
    Origin.Settings defaults = Origin.Settings.of("http://localhost:3000", "");
    List<Integer> ports = List.of(service.actualPort());
    port =
        done(
            new Origin(
                    VERTX,
                    RouteTable.load(),
                    new Origin.Settings(
                        defaults.origins(),
                        defaults.hosts(),
                        defaults.connections(),
                        defaults.bodies(),
                        new RefusedCallers.Limits(REPEATED, AT_ONCE, DELAY)),
                    Map.of("auth-service", ports, "quiz-service", ports, "user-service", ports),
                    pages,
                    pages)
                .listen(0));
  }

  @AfterAll
  static void stop() throws Exception {
    done(VERTX.close());
  }

  @BeforeEach
  void reset() {
    ARRIVED.set(0);
    BYTES.set(0);
  }

  /**
   * Refuses requests as the services do: because of a rate limit, or because a sign-in must wait.
   */
  private static void serve(HttpServerRequest request) {
    if (request.path().startsWith("/q/")) {
      request.response().end();
      return;
    }
    ARRIVED.incrementAndGet();
    request.handler(chunk -> BYTES.addAndGet(chunk.length()));
    String language = request.getHeader("Accept-Language");
    boolean empty = !request.path().equals("/api/auth/login");
    request
        .response()
        .setStatusCode(429)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .putHeader("Retry-After", "3")
        .putHeader("X-RateLimit-Remaining", empty ? "0" : "7")
        .end("{\"error\":\"" + language + "\",\"error_type\":\"rate_limited\"}");
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static HttpRequest request(String path, String token, String language) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Cookie", "access_token=" + token + "; other=" + System.nanoTime())
        .header("Accept-Language", language)
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }

  private static HttpResponse<String> post(String path, String token, String language)
      throws Exception {
    return CLIENT.send(request(path, token, language), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aRefusalIsRepeatedAsItWasUntilItIsForgotten() throws Exception {
    HttpResponse<String> first = post("/api/quizzes/1/disputes", "a", "kk");
    HttpResponse<String> second = post("/api/quizzes/2/disputes", "a", "kk");
    assertThat(ARRIVED).hasValue(1);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.body()).isEqualTo(first.body()).contains("kk");
    assertThat(namesWithoutDate(second)).isEqualTo(namesWithoutDate(first));
    assertThat(second.headers().firstValue("Retry-After")).contains("3");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              post("/api/quizzes/1/disputes", "a", "kk");
              assertThat(ARRIVED).hasValue(2);
            });
  }

  /** A relayed response has a date, but a response of the edge itself has none. */
  private static Set<String> namesWithoutDate(HttpResponse<?> response) {
    Set<String> names = new TreeSet<>(response.headers().map().keySet());
    names.remove("date");
    return names;
  }

  @Test
  void anotherAccountRouteOrLanguageIsAskedForAtTheService() throws Exception {
    post("/api/quizzes/1/disputes", "b", "ru");
    post("/api/quizzes/1/disputes", "c", "ru");
    post("/api/auth/ws-ticket", "b", "ru");
    assertThat(post("/api/quizzes/1/disputes", "b", "en").body()).contains("en");
    assertThat(ARRIVED).hasValue(4);
  }

  @Test
  void aCallerWhoVariesTheLanguageReachesTheServiceAFewTimesOnly() throws Exception {
    for (int i = 0; i < AT_ONCE; i++) {
      post("/api/quizzes/1/disputes", "d", "x" + i);
    }
    assertThat(ARRIVED.get()).isLessThan(AT_ONCE / 2);
  }

  @Test
  void aRefusalForOneAccountInTheBodyIsNotRepeated() throws Exception {
    post("/api/auth/login", "e", "en");
    post("/api/auth/login", "e", "en");
    assertThat(ARRIVED).hasValue(2);
  }

  @Test
  void manyRefusalsOfOneAddressComeLateAndThoseOfOthersDoNot() throws Exception {
    long begun = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 5 * AT_ONCE; i++) {
      all.add(
          CLIENT.sendAsync(
              request("/api/quizzes/1/disputes", "f", "en"), HttpResponse.BodyHandlers.ofString()));
    }
    long other = System.nanoTime();
    assertThat(statusFrom("127.0.2.1")).isEqualTo("429");
    assertThat(Duration.ofNanos(System.nanoTime() - other)).isLessThan(DELAY);
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(DELAY);
    assertThat(all).allMatch(one -> one.join().statusCode() == 429);
  }

  private static String statusFrom(String address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
      socket
          .getOutputStream()
          .write(
              "POST /api/auth/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), 9, 3, US_ASCII);
    }
  }

  @Test
  void aLargeBodyIsNotPassedOnAfterItsRefusal() throws Exception {
    int length = 40 << 20;
    HttpRequest upload =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/users/me/avatar"))
            .header("Authorization", "Bearer g")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[length]))
            .build();
    assertThat(CLIENT.send(upload, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(429);
    assertThat(BYTES.get()).isLessThan(length / 2);
  }
}
