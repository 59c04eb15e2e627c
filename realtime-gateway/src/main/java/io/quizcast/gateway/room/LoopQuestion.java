package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.LoopClock;

/**
 * The window of the open question on one event loop. The loop opens it after sending the question
 * to its sockets; for a loop that has no sockets at that time, the rooms' thread opens it. Both may
 * read it.
 */
final class LoopQuestion implements LoopClock.Deadline {
  static final long NOT_OPEN = Long.MIN_VALUE;

  private final long allowedNanos;
  private final Runnable onPast;
  private volatile long openedAt = NOT_OPEN;
  private volatile boolean past;

  /**
   * @param allowedNanos time limit plus late grace
   * @param onPast called once, on the loop, when every later frame will be too late
   */
  LoopQuestion(long allowedNanos, Runnable onPast) {
    this.allowedNanos = allowedNanos;
    this.onPast = onPast;
  }

  /** Sets t0, the moment the window opens. Only the first call has an effect. */
  void openAt(long nanos) {
    if (openedAt == NOT_OPEN) {
      openedAt = nanos;
    }
  }

  boolean isOpen() {
    return openedAt != NOT_OPEN;
  }

  long openedAt() {
    return openedAt;
  }

  /** Milliseconds from t0 to the arrival, at least 0; 0 while t0 is unknown. */
  int elapsedMs(long arrivalNanos) {
    long opened = openedAt;
    if (opened == NOT_OPEN) {
      return 0;
    }
    return (int) Math.clamp((arrivalNanos - opened) / 1_000_000, 0, Integer.MAX_VALUE);
  }

  @Override
  public boolean isPast(long stampNanos) {
    long opened = openedAt;
    if (opened == NOT_OPEN || stampNanos - opened <= allowedNanos) {
      return false;
    }
    past = true;
    onPast.run();
    return true;
  }

  boolean isPast() {
    return past;
  }
}
