package io.quizcast.guard.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quizcast.guard.limit.RateLimiter.Decision;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers for a second that a bucket was empty, so that callers who do not wait cost no call to
 * Redis. No refusal asks a caller to wait for less than a second, so a caller who waits as long as
 * asked always reaches the bucket. Bounded and thread-safe.
 */
final class RecentRefusals {
  static final Duration REMEMBERED = Duration.ofSeconds(1);
  static final int MAX = 10_000;

  private final Cache<String, Decision> refusals;

  RecentRefusals(Ticker ticker) {
    this.refusals =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX)
            .executor(Runnable::run)
            .build();
  }

  /** Remembers a refusal. If it is already remembered, its age does not change. */
  void remember(String key, Decision refused) {
    refusals.asMap().putIfAbsent(key, refused);
  }

  /** The refusal of this bucket if there was one within the last second. */
  Optional<Decision> find(String key) {
    return Optional.ofNullable(refusals.getIfPresent(key));
  }

  long size() {
    return refusals.estimatedSize();
  }
}
