package io.quizcast.auth.password;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets hashing threads rest while the machine is busy: a hash keeps a core and the memory from
 * everybody, and who plays must not feel that others sign in. It never stops: priorities, which
 * would be the system's own way, either change nothing or let nobody sign in on a full machine.
 *
 * <p>Any thread.
 */
final class HashingPace {
  private static final double BUSY = 0.85;

  /** Shorter spans say more of the clock's ticks than of the machine. */
  private static final long SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final OperatingSystemMXBean machine =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final int rest;
  private long looked;
  private boolean busy;

  /**
   * @param rest how long to rest on a busy machine, in spans of the work done; 0 for never
   */
  HashingPace(int rest) {
    this.rest = rest;
  }

  /** Call after each hash. */
  void rest(long workedNanos) {
    if (rest > 0 && isBusy()) {
      LockSupport.parkNanos(workedNanos * rest);
    }
  }

  private synchronized boolean isBusy() {
    long now = System.nanoTime();
    if (now - looked >= SPAN_NANOS) {
      // Since the last call; of the whole machine, or of the container's share of it.
      busy = machine.getCpuLoad() > BUSY;
      looked = now;
    }
    return busy;
  }
}
