package io.quizcast.auth.password;

import java.util.concurrent.TimeUnit;

/**
 * Computes the pauses that keep hashing at a given rate after an initial burst. The burst covers a
 * school that signs in; a login storm exceeds it. Thread-safe.
 */
final class HashingPace {
  /** The size of the school that the limits by address are based on. */
  static final int BURST = 200;

  private final long intervalNanos;
  private final int threads;

  /** The time up to which the allowance is used; far in the past after an idle period. */
  private long usedUpTo;

  HashingPace(int perSecond, int threads, long nowNanos) {
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.threads = threads;
    this.usedUpTo = nowNanos - BURST * intervalNanos;
  }

  /**
   * Counts one hash.
   *
   * @return how long the thread has to pause if a question is open, in ns
   */
  synchronized long count(long nowNanos) {
    long saved = nowNanos - BURST * intervalNanos;
    // The allowance is never overdrawn by more than one interval per thread, so that hashes without
    // a pause do not make later pauses longer.
    long max = nowNanos + threads * intervalNanos;
    usedUpTo = Math.min(Math.max(usedUpTo, saved) + intervalNanos, max);
    return Math.max(0, usedUpTo - nowNanos);
  }
}
