package io.quizcast.auth.password;

import java.util.concurrent.TimeUnit;

/**
 * Computes the pauses that keep hashing at a given rate after an initial burst. The burst is large
 * enough for a school that signs in, but not for a login storm. Thread-safe.
 */
final class HashingPace {
  /** The size of a school for which the limits by address are chosen. */
  static final int BURST = 200;

  private final long intervalNanos;
  private final int threads;

  /** The time up to which the allowance is used. After an idle period it lies far in the past. */
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
    // Each thread overdraws the allowance by at most one interval, so that hashes without a pause
    // do not make later pauses longer.
    long max = nowNanos + threads * intervalNanos;
    usedUpTo = Math.min(Math.max(usedUpTo, saved) + intervalNanos, max);
    return Math.max(0, usedUpTo - nowNanos);
  }
}
