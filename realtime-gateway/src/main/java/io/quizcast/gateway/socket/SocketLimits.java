package io.quizcast.gateway.socket;

import java.time.Duration;

/** Rate limits of one socket and of one user. */
public final class SocketLimits {
  /** In bytes; frames of existing clients have less than 200. */
  public static final int MAX_FRAME_BYTES = 8 * 1024;

  /** A client that reconnects sends ready, resync, an answer and a heartbeat together. */
  public static final int SOCKET_BURST = 30;

  public static final double SOCKET_PER_SECOND = 5;

  /** The limit of all sockets of one user together. */
  public static final int USER_BURST = 60;

  public static final double USER_PER_SECOND = 10;

  /** Number of frames above the rate limit before the socket is closed. */
  public static final int REFUSED_BEFORE_CLOSE = 200;

  /** A user who was disconnected for too many frames gets no new socket for this long. */
  public static final Duration REFUSED_AFTER_FLOOD = Duration.ofSeconds(30);

  /** The maximum number of such users that are remembered; the oldest one is forgotten first. */
  public static final int MAX_FLOODING_USERS = 10_000;

  private SocketLimits() {}
}
