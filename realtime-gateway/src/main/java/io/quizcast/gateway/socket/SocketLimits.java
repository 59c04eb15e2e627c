package io.quizcast.gateway.socket;

/** What one socket and one user may send. */
public final class SocketLimits {
  /** Bytes; an honest frame has less than 200. */
  public static final int MAX_FRAME_BYTES = 8 * 1024;

  /** A client that comes back says ready, resync, an answer and a heartbeat at once. */
  public static final int SOCKET_BURST = 30;

  public static final double SOCKET_PER_SECOND = 5;

  /** Over all sockets of the user. */
  public static final int USER_BURST = 60;

  public static final double USER_PER_SECOND = 10;

  /** Refused frames before the socket is closed. */
  public static final int REFUSED_BEFORE_CLOSE = 200;

  private SocketLimits() {}
}
