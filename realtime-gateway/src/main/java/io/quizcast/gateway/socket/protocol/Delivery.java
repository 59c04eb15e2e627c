package io.quizcast.gateway.socket.protocol;

/** How a frame is treated when its reader is slow. */
public enum Delivery {
  /** Never dropped: a reader that cannot take it is closed with "come back". */
  CRITICAL,
  /** Kept in order; counts towards the bound like a critical frame. */
  NORMAL,
  /** Conflated: only the newest is sent. */
  TIMER,
  /** Conflated: only the newest is sent. */
  COUNT,
  /** Conflated: only the newest is sent. */
  STATISTICS;

  /** How many lanes keep only their newest frame. */
  public static final int LANES = 3;

  /** Whether a newer frame of this kind replaces an older one. */
  public boolean isConflatable() {
    return ordinal() >= TIMER.ordinal();
  }

  /** 0 … {@link #LANES} − 1; only for conflatable frames. */
  public int lane() {
    return ordinal() - TIMER.ordinal();
  }
}
