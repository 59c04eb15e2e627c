package io.quizcast.guard.body;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits the bytes of request bodies held in memory, for the whole process and for each caller. A
 * single body is always accepted, so a budget that is smaller than an upload delays uploads but
 * does not prevent them. Keeps an entry only for callers with a body in progress. Thread-safe.
 */
final class BodyBudget {
  private final long maxInAll;
  private final long maxByCaller;
  private final Map<String, Long> heldByCaller = new HashMap<>();
  private long held;

  BodyBudget(long maxInAll, long maxByCaller) {
    this.maxInAll = maxInAll;
    this.maxByCaller = maxByCaller;
  }

  /** Reserves a body. Returns false if a budget is exhausted. */
  synchronized boolean reserve(String caller, long bytes) {
    long own = heldByCaller.getOrDefault(caller, 0L);
    boolean fits =
        (held == 0 || held + bytes <= maxInAll) && (own == 0 || own + bytes <= maxByCaller);
    if (fits) {
      held += bytes;
      heldByCaller.put(caller, own + bytes);
    }
    return fits;
  }

  /** Releases a reservation. */
  synchronized void release(String caller, long bytes) {
    held -= bytes;
    heldByCaller.computeIfPresent(caller, (key, own) -> own > bytes ? own - bytes : null);
  }

  synchronized long held() {
    return held;
  }
}
