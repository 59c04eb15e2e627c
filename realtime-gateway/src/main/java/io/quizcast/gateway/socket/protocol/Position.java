package io.quizcast.gateway.socket.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Position of a frame in the events of its game, sent as {@code seq} and {@code epoch} beside
 * {@code type} and {@code data}. Old clients ignore it; a client that sends its last {@code seq}
 * with {@code user:resync} receives only the frames it missed.
 */
public final class Position {
  /** The position of frames that do not belong to an event. */
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
