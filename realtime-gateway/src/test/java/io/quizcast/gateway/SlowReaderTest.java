package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Architecture §5, slow readers: one that stopped reading never delays another. */
@QuarkusTest
class SlowReaderTest extends GatewayTest {
  /** 2.4 MB: more than the kernel and the gateway keep for one reader. */
  private static final int ROUNDS = 40;

  @Test
  void aReaderThatStoppedIsClosedPastItsBoundAndTheOthersHearEverything() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    long user = newUser();
    try (Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(2_048);
      stalled.connect(new InetSocketAddress("127.0.0.1", port()));
      upgrade(stalled, ticket(user, user, "user"));
      TestPlayer control = player();
      control.ready(game.quizId);
      control.await("quiz:user_ready");
      send(stalled, ready(game.quizId));
      await().until(() -> game.state.facts().players().seatOf(user) >= 0);

      // Each time it is cancelled is a large frame for everybody; the control keeps up.
      String big = "x".repeat(60_000);
      for (int round = 1; round <= ROUNDS; round++) {
        game.put(new GameCommand.Cancel(game.quizId, "c" + round, "test", big));
        game.put(
            new GameCommand.Schedule(
                game.quizId,
                round + 1,
                "t",
                "",
                System.currentTimeMillis() + 600_000,
                1,
                1,
                1_800_000,
                300_000,
                null));
        int heard = round;
        await()
            .pollInterval(Duration.ofMillis(5))
            .until(() -> control.all("quiz:cancelled").size() == heard);
      }

      await().atMost(Duration.ofSeconds(10)).until(() -> isCut(stalled));
      control.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
      control.await("server:heartbeat");
    }
  }

  /** Whether the other end has closed, without ever reading what lies in between. */
  private static boolean isCut(Socket socket) {
    try {
      send(socket, ready(1));
      return false;
    } catch (java.io.IOException e) {
      return true;
    }
  }

  private static String ready(long quizId) {
    return "{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quizId + "}}";
  }

  private void upgrade(Socket socket, String ticket) throws Exception {
    String request =
        "GET /ws?ticket="
            + ticket
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[12];
    assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(12);
    assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
  }

  /** One masked text frame of less than 126 bytes. */
  private static void send(Socket socket, String text) throws java.io.IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[payload.length + 6];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    OutputStream out = socket.getOutputStream();
    out.write(frame);
    out.flush();
  }
}
