package io.quizcast.quiz.game;

import io.quizcast.contracts.game.rules.Due;
import io.quizcast.contracts.game.rules.Stamp;
import java.util.concurrent.TimeUnit;

/**
 * What time it is on a partition: known at each record, estimated between two by this process's
 * monotonic clock. The estimate lags by the way of the last record, so it is late rather than
 * early. Owned by the runner's thread.
 */
final class PartitionClock {
  /** Without a record the clock stands; a record at least this often keeps it running true. */
  static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private Stamp last;
  private long receivedNanos;

  PartitionClock(Stamp last, long nowNanos, long nowMillis) {
    this.last = last;
    long silentMs = Math.clamp(nowMillis - last.at(), 0, TimeUnit.DAYS.toMillis(365));
    receivedNanos = nowNanos - TimeUnit.MILLISECONDS.toNanos(silentMs);
  }

  /** The stamp of the next record. */
  Stamp next(long appendedAt) {
    return last.next(appendedAt);
  }

  void advance(Stamp stamp, long nowNanos) {
    last = stamp;
    receivedNanos = nowNanos;
  }

  Stamp last() {
    return last;
  }

  /** The broker's time, epoch ms. */
  long brokerNow(long nowNanos) {
    return last.at() + TimeUnit.NANOSECONDS.toMillis(nowNanos - receivedNanos);
  }

  /** Whether the last record is already late enough for it. */
  boolean reached(Due due) {
    return (due.wall() ? last.at() : last.clock()) >= due.at();
  }

  /** How long until its time, whether or not a record has come to tell. */
  long nanosUntilTime(Due due, long nowNanos) {
    long ahead = due.at() - (due.wall() ? last.at() : last.clock());
    return TimeUnit.MILLISECONDS.toNanos(ahead) - (nowNanos - receivedNanos);
  }

  /**
   * How long until a command for it, put then, would not be early: 0 or less means now. The clock
   * moves by a second at most without a record, so the wait for a later time is cut at a tick.
   */
  long nanosUntil(Due due, long nowNanos) {
    long since = nowNanos - receivedNanos;
    long ahead = due.at() - (due.wall() ? last.at() : last.clock());
    if (due.wall() || ahead <= Stamp.MAX_STEP_MS) {
      return TimeUnit.MILLISECONDS.toNanos(Math.max(ahead, 0)) - since;
    }
    return TICK_NANOS - since;
  }
}
