package io.quizcast.guard.limit;

import io.quizcast.guard.limit.RateLimiter.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers for a second that a bucket was empty, so that callers who do not wait cost no call to
 * Redis. No refusal asks a caller to wait for less than a second, so a caller who waits as long as
 * asked always reaches the bucket. Bounded: the oldest refusal is forgotten first. Thread-safe.
 */
final class RecentRefusals {
  static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final int MAX = 10_000;

  private final Map<String, Refusal> refusals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > MAX;
        }
      };

  private record Refusal(Decision decision, long atNanos) {}

  /** Remembers a refusal. If it is already remembered, its age does not change. */
  synchronized void remember(String key, Decision refused, long nowNanos) {
    if (find(key, nowNanos).isEmpty()) {
      refusals.put(key, new Refusal(refused, nowNanos));
    }
  }

  /** The refusal of this bucket if there was one within the last second. */
  synchronized Optional<Decision> find(String key, long nowNanos) {
    Refusal known = refusals.get(key);
    if (known == null) {
      return Optional.empty();
    }
    if (nowNanos - known.atNanos() >= REMEMBERED_NANOS) {
      refusals.remove(key);
      return Optional.empty();
    }
    return Optional.of(known.decision());
  }
}
