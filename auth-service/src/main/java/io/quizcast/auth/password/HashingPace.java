package io.quizcast.auth.password;

import java.util.concurrent.TimeUnit;

/**
 * How long hashing has to pause to let through so many a second, after a burst that uses up what
 * was saved: a school that signs in is a burst, a storm is not. Any thread.
 */
final class HashingPace {
  /** The school of 200 that the limits for an address are sized for. */
  static final int BURST = 200;

  private final long intervalNanos;
  private final int threads;

  /** Up to when what may be hashed is used up; far in the past after a quiet time. */
  private long usedUpTo;

  HashingPace(int perSecond, int threads, long nowNanos) {
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.threads = threads;
    this.usedUpTo = nowNanos - BURST * intervalNanos;
  }

  /**
   * Counts one hash.
   *
   * @return for how long its thread rests if a question is open, in ns
   */
  synchronized long count(long nowNanos) {
    long saved = nowNanos - BURST * intervalNanos;
    // Who was not made to rest must not pay for it later.
    long most = nowNanos + threads * intervalNanos;
    usedUpTo = Math.min(Math.max(usedUpTo, saved) + intervalNanos, most);
    return Math.max(0, usedUpTo - nowNanos);
  }
}
