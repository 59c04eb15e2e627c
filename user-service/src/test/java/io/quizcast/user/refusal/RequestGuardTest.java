package io.quizcast.user.refusal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.TokensForTests;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tests the limits of the request guard with requests to a running service. */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class RequestGuardTest {
  @Inject World world;
  @Inject RedisDataSource redis;
  @Inject MeterRegistry meters;

  @Test
  void everyCallerKeepsTheirOwnIdentityWhileRedisAnswersLate() throws Exception {
    Map<Long, String> names = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      long id = World.freshId();
      names.put(id, "own" + id);
      world.register(World.registration(id, "own" + id));
    }
    // Longer than the time limit of one look-up, but shorter than that of two.
    redis.execute("CLIENT", "PAUSE", "420", "ALL");
    try (ExecutorService callers = Executors.newFixedThreadPool(names.size())) {
      Map<Long, Future<String>> seen = new LinkedHashMap<>();
      names
          .keySet()
          .forEach(
              id ->
                  seen.put(
                      id,
                      callers.submit(
                          () ->
                              world
                                  .as(id)
                                  .get("/api/users/me")
                                  .then()
                                  .statusCode(200)
                                  .extract()
                                  .path("username"))));
      for (Map.Entry<Long, Future<String>> caller : seen.entrySet()) {
        assertThat(caller.getValue().get()).isEqualTo(names.get(caller.getKey()));
      }
    }
  }

  @Test
  void aChunkedBodyOverTheLimitIs413WithAnError() throws Exception {
    try (Socket caller = connection()) {
      send(caller, head("PUT /api/users/me", "Transfer-Encoding: chunked"));
      String chunk = "x".repeat(0x2000);
      send(caller, "200f\r\n{\"first_name\":\"" + chunk.substring(0, 0x200f - 15) + "\r\n");
      for (int i = 0; i < 8; i++) {
        send(caller, "2000\r\n" + chunk + "\r\n");
      }
      assertThat(answer(caller))
          .startsWith("HTTP/1.1 413")
          .contains("\"error\":", "\"error_type\":\"payload_too_large\"");
    }
  }

  @Test
  void aBodyThatNeverArrivesIs408() throws Exception {
    try (Socket caller = connection()) {
      send(caller, head("PUT /api/users/me", "Content-Length: 100") + "{");
      assertThat(answer(caller))
          .startsWith("HTTP/1.1 408")
          .contains("\"error\":", "\"error_type\":\"request_timeout\"");
    }
  }

  @Test
  void moreBodiesOfOneAccountThanTheBudgetAre503AndOthersGoOn() throws Exception {
    long greedy = World.freshId();
    long other = World.freshId();
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        Socket caller = connection();
        held.add(caller);
        send(caller, upload(1_500_000, greedy));
        await().until(() -> meters.get("quizcast.bodies.held").gauge().value() >= 1_500_000);
      }
      assertThat(answer(held.getLast()))
          .startsWith("HTTP/1.1 503")
          .containsIgnoringCase("\r\nretry-after: 3\r\n")
          .contains("\"error\":", "\"error_type\":\"unavailable\"");
      try (Socket neighbour = connection()) {
        send(neighbour, upload(5, other) + "--b--");
        assertThat(answer(neighbour)).startsWith("HTTP/1.1 400");
      }
    } finally {
      for (Socket caller : held) {
        caller.close();
      }
    }
  }

  private static Socket connection() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  private String head(String route, String body) {
    return head(route, "application/json", body, World.freshId());
  }

  private String upload(int bytes, long user) {
    return head(
        "POST /api/users/me/avatar",
        "multipart/form-data; boundary=b",
        "Content-Length: " + bytes,
        user);
  }

  private String head(String route, String type, String body, long user) {
    return String.join(
            "\r\n",
            route + " HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + world.tokens().user(user),
            "Cookie: csrf-secret=" + TokensForTests.CSRF_SECRET,
            "X-CSRF-Token: " + TokensForTests.CSRF_TOKEN,
            "Content-Type: " + type,
            body)
        + "\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Reads to the end of the error body. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8_192];
    for (int read = 0; read >= 0 && !whole(answer); ) {
      read = socket.getInputStream().read(buffer);
      answer.append(new String(buffer, 0, Math.max(0, read), ISO_8859_1));
    }
    return answer.toString();
  }

  private static boolean whole(CharSequence answer) {
    return answer.length() > 0 && answer.charAt(answer.length() - 1) == '}';
  }
}
