package io.quizcast.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

  /** These are more bytes than the kernel buffers for a peer that does not read. */
  private static final long BUFFERS = 12 << 20;

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
    assertThat(sentUntilCut(ping)).isLessThan(BUFFERS);
  }

  @Test
  void nothingIsReadAfterAnInvalidFrame() throws Exception {
    // A text that begins within another text is invalid.
    byte[] begins = {TEXT_BEGINS, (byte) 0x80, 0, 0, 0, 0};
    assertThat(sentUntilCut(begins)).isLessThan(BUFFERS);
  }

  private long sentUntilCut(byte[] frame) throws Exception {
    byte[] frames = new byte[frame.length * (65_000 / frame.length)];
    for (int at = 0; at < frames.length; at += frame.length) {
      System.arraycopy(frame, 0, frames, at, frame.length);
    }
    long sent = 0;
    try (RawSocket socket = raw()) {
      while (sent < 10L * BUFFERS) {
        socket.bytes(frames);
        sent += frames.length;
      }
    } catch (IOException cut) {
      assertThat(cut).hasMessageMatching(".*(reset|Broken pipe|closed).*");
    }
    return sent;
  }

  @Test
  void aUserWhoFloodedGetsNoNewSocketForAWhile() throws Exception {
    long user = newUser();
    try (RawSocket socket = new RawSocket(port(), ticket(user, user, "user"))) {
      floodUntilClosed(socket, PING);
    }
    String ticket = ticket(user, user, "user");
    assertThatThrownBy(() -> new RawSocket(port(), ticket)).hasMessageContaining("429");
    long other = newUser();
    try (RawSocket calm = new RawSocket(port(), ticket(other, other, "user"))) {
      calm.frame(PING, new byte[] {1});
      assertThat(calm.read(3)).containsExactly(0x8a, 1, 1);
    }
  }

  /** The client keeps reading. Otherwise the replies would block its own flood. */
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
