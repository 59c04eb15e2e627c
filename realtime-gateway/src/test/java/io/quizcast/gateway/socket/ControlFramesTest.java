package io.quizcast.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.RawSocket;
import io.quizcast.gateway.TestPlayer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Control and binary frames: each counts towards the rate limit, none is kept, and a peer that
 * never reads gets no pongs.
 */
@QuarkusTest
class ControlFramesTest extends GatewayTest {
  private static final int PING = 0x89;
  private static final int PONG = 0x8a;
  private static final int BINARY = 0x82;
  private static final int TEXT_BEGINS = 0x01;
  private static final int TEXT_GOES_ON = 0x00;
  private static final int PING_IN_PIECES = 0x09;

  /** More than the kernel keeps of what nobody reads. */
  private static final long BUFFERS = 48 << 20;

  private RawSocket raw() throws IOException {
    long user = newUser();
    return new RawSocket(port(), ticket(user, user, "user"));
  }

  @Test
  void aPingIsAnsweredWithItsPayload() throws Exception {
    try (RawSocket socket = raw()) {
      socket.frame(PING, new byte[] {7, 8, 9});
      assertThat(socket.read(5)).containsExactly(0x8a, 3, 7, 8, 9);
    }
  }

  @Test
  void aBinaryFrameClosesWithItsCode() throws Exception {
    try (RawSocket socket = raw()) {
      socket.frame(BINARY, new byte[] {1, 2, 3});
      assertThat(socket.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void aFragmentedOrOversizedControlFrameIsAProtocolError() throws Exception {
    try (RawSocket socket = raw()) {
      socket.frame(PING_IN_PIECES, new byte[] {1});
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
    try (RawSocket socket = raw()) {
      byte[] long126 = new byte[8 + 126];
      long126[0] = (byte) PING;
      long126[1] = (byte) (0x80 | 126);
      long126[3] = 126;
      socket.bytes(long126);
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void aFloodOfEachKindClosesItsOwnSocketOnly() throws Exception {
    TestPlayer calm = player();
    for (int kind : new int[] {PING, PONG}) {
      try (RawSocket socket = raw()) {
        floodUntilClosed(socket, kind);
      }
    }
    try (RawSocket socket = raw()) {
      socket.frame(TEXT_BEGINS, new byte[] {'{'});
      floodUntilClosed(socket, TEXT_GOES_ON);
    }
    calm.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    calm.await("server:heartbeat");
  }

  @Test
  void aFloodIsNotReadAfterTheCloseFrame() throws Exception {
    byte[] ping = new byte[6 + 125];
    ping[0] = (byte) PING;
    ping[1] = (byte) (0x80 | 125);
    byte[] pings = new byte[ping.length * 500];
    for (int at = 0; at < pings.length; at += ping.length) {
      System.arraycopy(ping, 0, pings, at, ping.length);
    }
    long sent = 0;
    try (RawSocket socket = raw()) {
      while (sent < 10L * BUFFERS) {
        socket.bytes(pings);
        sent += pings.length;
      }
    } catch (IOException cut) {
      assertThat(cut).hasMessageMatching(".*(reset|Broken pipe|closed).*");
    }
    assertThat(sent).isLessThan(BUFFERS);
  }

  /** The client keeps reading, because otherwise its flood would be blocked by the replies. */
  private static void floodUntilClosed(RawSocket socket, int kind) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try {
                for (int i = 0; i < 40; i++) {
                  socket.frame(kind, new byte[] {1});
                }
                return !socket.drain();
              } catch (IOException closed) {
                return true;
              }
            });
  }
}
