package io.quizcast.guard.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedTransportTest {
  private static final String REQUEST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n";

  private final List<Socket> sockets = new ArrayList<>();
  private Vertx vertx;
  private HttpServer server;

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    System.clearProperty("quizcast.connections.header-time");
    System.clearProperty("quizcast.connections.max-by-address");
    System.clearProperty("quizcast.trusted-proxies");
  }

  @Test
  void aConnectionWithSlowHeadersIsClosed() throws Exception {
    serve("127.0.0.1");
    Socket slow = connect();
    long start = System.nanoTime();
    send(slow, "POST / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    assertThat(slow.getInputStream().read()).isEqualTo(-1);
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
  }

  @Test
  void aCompleteRequestMayWaitForItsBodyAndForTheNextRequest() throws Exception {
    serve("127.0.0.1");
    Socket calm = connect();
    for (int i = 0; i < 2; i++) {
      send(calm, REQUEST);
      letTheHeaderTimePass();
      send(calm, "body");
      assertThat(read(calm)).startsWith("HTTP/1.1 200");
      letTheHeaderTimePass();
    }
    send(calm, "GET / HTTP/1.1\r\n");
    assertThat(calm.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void anAddressThatIsNotAProxyGetsThreeConnections() throws Exception {
    serve("10.0.0.1");
    for (int i = 0; i < 3; i++) {
      assertAnswered(connect());
    }
    assertThat(connect().getInputStream().read()).isEqualTo(-1);
    sockets.getFirst().close();
    org.awaitility.Awaitility.await().untilAsserted(() -> assertAnswered(connect()));
  }

  @Test
  void aTrustedProxyIsNotLimited() throws Exception {
    serve("127.0.0.1");
    for (int i = 0; i < 10; i++) {
      assertAnswered(connect());
    }
  }

  private void serve(String trustedProxy) {
    System.setProperty("quizcast.connections.header-time", "1s");
    System.setProperty("quizcast.connections.max-by-address", "3");
    System.setProperty("quizcast.trusted-proxies", trustedProxy);
    vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.body().onSuccess(body -> request.response().end("ok")))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    sockets.add(socket);
    return socket;
  }

  private void letTheHeaderTimePass() throws Exception {
    vertx.timer(1_500, TimeUnit.MILLISECONDS).toCompletionStage().toCompletableFuture().get();
  }

  private static void assertAnswered(Socket socket) throws IOException {
    send(socket, REQUEST + "body");
    assertThat(read(socket)).startsWith("HTTP/1.1 200");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket) throws IOException {
    byte[] bytes = new byte[4_096];
    int length = socket.getInputStream().read(bytes);
    return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
