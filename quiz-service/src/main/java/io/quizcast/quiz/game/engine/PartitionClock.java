package io.quizcast.quiz.game.engine;

import io.quizcast.contracts.game.rules.Due;
import io.quizcast.contracts.game.rules.Stamp;
import java.util.concurrent.TimeUnit;

/**
 * The clock of one partition: exact at each record, estimated in between with this process's
 * monotonic clock. The estimate is late by the time the last record travelled, never early. Owned
 * by the runner's thread.
 */
public final class PartitionClock {
  /** The clock stops without records; one at least this often keeps it accurate. */
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

  /** Whether the last record is already late enough for it. */
  public boolean reached(Due due) {
    return (due.wall() ? last.at() : last.clock()) >= due.at();
  }

  /** How long until the command is due by the estimate. */
  public long nanosUntilTime(Due due, long nowNanos) {
    long ahead = due.at() - (due.wall() ? last.at() : last.clock());
    return TimeUnit.MILLISECONDS.toNanos(ahead) - (nowNanos - receivedNanos);
  }

  /**
   * How long to wait before sending the command so that it is not early; 0 or less means now. The
   * clock advances by a second per record at most, so a longer wait is cut at a tick.
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
