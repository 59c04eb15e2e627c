package io.quizcast.auth.password;

import java.util.concurrent.TimeUnit;

/**
 * Computes how long hashing has to pause to keep a rate, after an initial burst. The burst covers a
 * school that signs in; a login storm exceeds it. Thread-safe.
 */
final class HashingPace {
  /** The school of 200 that the limits by address are sized for. */
  static final int BURST = 200;

  private final long intervalNanos;
  private final int threads;

  /** The time up to which the allowance is used up; far in the past after a quiet time. */
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
    // Hashes that did not have to pause must not add to later pauses.
    long max = nowNanos + threads * intervalNanos;
    usedUpTo = Math.min(Math.max(usedUpTo, saved) + intervalNanos, max);
    return Math.max(0, usedUpTo - nowNanos);
  }
}
