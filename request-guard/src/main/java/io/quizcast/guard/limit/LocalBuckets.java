package io.quizcast.guard.limit;

import io.quizcast.guard.limit.RateLimiter.Decision;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets in this process, used while Redis is unavailable. Bounded: the least recently used
 * bucket is evicted. Thread-safe.
 */
final class LocalBuckets {
  private static final int MAX_BUCKETS = 20_000;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_BUCKETS;
        }
      };

  private record Bucket(double left, long atNanos) {}

  synchronized Decision take(RateLimit limit, String key, long nowNanos) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket(limit.burst(), nowNanos));
    double refilled = (nowNanos - bucket.atNanos()) / 1e9 * limit.perSecond();
    double left = Math.min(limit.burst(), bucket.left() + Math.max(0, refilled));
    boolean taken = left >= 1;
    left = taken ? left - 1 : left;
    buckets.put(key, new Bucket(left, nowNanos));
    long reset = (long) Math.ceil((limit.burst() - left) / limit.perSecond());
    long retry = taken ? 0 : (long) Math.ceil((1 - left) / limit.perSecond());
    return new Decision(taken, limit.burst(), (long) left, reset, retry);
  }
}
