package io.quizcast.gateway.socket.protocol;

/** How a frame is handled when its reader is slow. */
public enum Delivery {
  /** Never dropped: the socket of a reader that falls too far behind is closed with "reconnect". */
  CRITICAL,
  /** Kept in order; counts towards the limit like a critical frame. */
  NORMAL,
  /** Conflated: only the newest frame is sent. */
  TIMER,
  /** Conflated: only the newest frame is sent. */
  COUNT,
  /** Conflated: only the newest frame is sent. */
  STATISTICS;

  /** Number of conflated kinds. */
  public static final int LANES = 3;

  /** Whether a newer frame of this kind replaces an older one. */
  public boolean isConflatable() {
    return ordinal() >= TIMER.ordinal();
  }

  /** 0 … {@link #LANES} − 1; defined for conflatable frames only. */
  public int lane() {
    return ordinal() - TIMER.ordinal();
  }
}
