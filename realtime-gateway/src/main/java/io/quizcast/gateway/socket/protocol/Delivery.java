package io.quizcast.gateway.socket.protocol;

/** What happens to a frame when its reader is slow. */
public enum Delivery {
  /** Never left out: a reader that cannot take it is told to come back. */
  CRITICAL,
  /** Kept in order; counts towards the bound like a critical one. */
  NORMAL,
  /** Only the newest is worth sending. */
  TIMER,
  /** Only the newest is worth sending. */
  COUNT,
  /** Only the newest is worth sending. */
  STATISTICS;

  /** How many lanes keep only their newest frame. */
  public static final int LANES = 3;

  /** Whether an older frame of this kind may give way to a newer one. */
  public boolean isConflatable() {
    return ordinal() >= TIMER.ordinal();
  }

  /** 0 … {@link #LANES} − 1; only for the conflatable. */
  public int lane() {
    return ordinal() - TIMER.ordinal();
  }
}
