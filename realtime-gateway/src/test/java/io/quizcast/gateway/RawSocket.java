package io.quizcast.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A misbehaving client: it writes raw frames, answers no pings, and reads only when a test tells it
 * to.
 */
public final class RawSocket implements AutoCloseable {
  private final Socket socket = new Socket();

  /** Opens a WebSocket with a small receive buffer. */
  public RawSocket(int port, String ticket) throws IOException {
    socket.setReceiveBufferSize(2_048);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    String request =
        "GET /ws?ticket="
            + ticket
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = socket.getInputStream().readNBytes(12);
    if (!new String(answer, StandardCharsets.US_ASCII).equals("HTTP/1.1 101")) {
      throw new IOException("no socket: " + new String(answer, StandardCharsets.US_ASCII));
    }
    int ends = 0;
    while (ends < 4) {
      int next = socket.getInputStream().read();
      ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
    }
  }

  /** Sends one masked text frame of less than 126 bytes. */
  public void say(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    frame(0x81, payload);
  }

  public void ready(long quizId) throws IOException {
    say("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  /** Sends a frame with the given first byte and a payload below 126 bytes, masked with zeros. */
  public void frame(int first, byte[] payload) throws IOException {
    byte[] frame = new byte[payload.length + 6];
    frame[0] = (byte) first;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    bytes(frame);
  }

  public void bytes(byte[] any) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(any);
    out.flush();
  }

  /** Returns the next bytes as unsigned values. */
  public int[] read(int count) throws IOException {
    socket.setSoTimeout(10_000);
    byte[] bytes = socket.getInputStream().readNBytes(count);
    int[] unsigned = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      unsigned[i] = bytes[i] & 0xff;
    }
    return unsigned;
  }

  /** Reads the close frame, which must be the next frame, and returns its code. */
  public int closeCode() throws IOException {
    int[] head = read(4);
    if (head[0] != 0x88) {
      throw new IOException("no close frame: " + head[0]);
    }
    return head[2] << 8 | head[3];
  }

  /**
   * Discards the received bytes.
   *
   * @return whether the connection is still open
   */
  public boolean drain() throws IOException {
    InputStream in = socket.getInputStream();
    int waiting = in.available();
    if (waiting > 0) {
      return in.skip(waiting) > 0;
    }
    socket.setSoTimeout(5);
    try {
      return in.read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /** Whether the peer has closed the connection. Reads none of the pending bytes. */
  public boolean isCut() {
    try {
      ready(1);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
