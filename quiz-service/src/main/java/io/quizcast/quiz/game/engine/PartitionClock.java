package io.quizcast.quiz.game.engine;

import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.concurrent.TimeUnit;

/**
 * The clock of one partition: exact at each record, and between records estimated with the
 * monotonic clock of this process. The estimate is never early; it is late by the delay of the last
 * record. Confined to the runner's thread.
 */
public final class PartitionClock {
  /**
   * Maximum time between two records while a game waits for its next clock command, because the
   * partition clock advances only with records.
   */
  public static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

  private Stamp last;
  private long receivedNanos;

  public PartitionClock(Stamp last, long nowNanos, long nowMillis) {
    this.last = last;
    long silentMs = Math.clamp(nowMillis - last.at(), 0, TimeUnit.DAYS.toMillis(365));
    receivedNanos = nowNanos - TimeUnit.MILLISECONDS.toNanos(silentMs);
  }

  /** The stamp of the next record. */
  public Stamp next(long appendedAt) {
    return last.next(appendedAt);
  }

  public void advance(Stamp stamp, long nowNanos) {
    last = stamp;
    receivedNanos = nowNanos;
  }

  public Stamp last() {
    return last;
  }

  /** The broker's time, epoch ms. */
  public long brokerNow(long nowNanos) {
    return last.at() + TimeUnit.NANOSECONDS.toMillis(nowNanos - receivedNanos);
  }

  /** Whether the partition clock has reached the time of the command. */
  public boolean reached(Due due) {
    return (due.wall() ? last.at() : last.clock()) >= due.at();
  }

  /** Estimated nanoseconds until the command is due; negative if it is overdue. */
  public long nanosUntilTime(Due due, long nowNanos) {
    long ahead = due.at() - (due.wall() ? last.at() : last.clock());
    return TimeUnit.MILLISECONDS.toNanos(ahead) - (nowNanos - receivedNanos);
  }

  /**
   * Nanoseconds to wait before sending the command so that it is not early; 0 or less means now. A
   * wait is never longer than a tick, because the clock advances by at most a second per record.
   */
  public long nanosUntil(Due due, long nowNanos) {
    long since = nowNanos - receivedNanos;
    long ahead = due.at() - (due.wall() ? last.at() : last.clock());
    if (due.wall() || ahead <= Stamp.MAX_STEP_MS) {
      return TimeUnit.MILLISECONDS.toNanos(Math.max(ahead, 0)) - since;
    }
    return TICK_NANOS - since;
  }
}
