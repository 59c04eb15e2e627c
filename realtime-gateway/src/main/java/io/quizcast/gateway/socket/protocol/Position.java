package io.quizcast.gateway.socket.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Position of a frame in the events of its game: {@code seq} and {@code epoch} beside {@code type}
 * and {@code data}. Old clients ignore them; a client that names its last {@code seq} on {@code
 * user:resync} gets only what it missed.
 */
public final class Position {
  /** For frames that belong to no event. */
  public static final Position NONE = new Position("}");

  private final byte[] tail;

  private Position(String tail) {
    this.tail = tail.getBytes(StandardCharsets.US_ASCII);
  }

  public static Position of(long epoch, long seq) {
    return new Position(",\"seq\":" + seq + ",\"epoch\":" + epoch + "}");
  }

  byte[] tail() {
    return tail;
  }
}
