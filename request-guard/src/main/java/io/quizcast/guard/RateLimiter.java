package io.quizcast.guard;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.guard.RateLimit.WhenRedisUnavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes tokens from the buckets of {@link RateLimit}s, atomically in Redis. Never fails. */
@ApplicationScoped
public class RateLimiter {
  private static final Logger LOG = Logger.getLogger(RateLimiter.class);
  private static final Duration DEADLINE = Duration.ofMillis(300);

  /**
   * KEYS[1] bucket; ARGV[1] size, ARGV[2] refill per second. Returns {taken 0/1, tokens left,
   * seconds until full, seconds until the next token}. Uses the clock of Redis. Every write sets an
   * expiry, so that no bucket is kept for ever.
   */
  private static final String TAKE =
      """
      local size, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
      local time = redis.call('TIME')
      local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
      local bucket = redis.call('HMGET', KEYS[1], 'left', 'at')
      local left = tonumber(bucket[1] or size)
      local at = tonumber(bucket[2] or now)
      left = math.min(size, left + math.max(0, now - at) * rate)
      local taken = 0
      if left >= 1 then
        left = left - 1
        taken = 1
      end
      redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', string.format('%.6f', now))
      redis.call('PEXPIRE', KEYS[1], math.ceil(size / rate * 1000) + 1000)
      return {taken, math.floor(left), math.ceil((size - left) / rate), math.ceil((1 - left) / rate)}
      """;

  private final ReactiveRedisDataSource redis;
  private final LocalBuckets local = new LocalBuckets();
  private final boolean on;

  RateLimiter(ReactiveRedisDataSource redis, GuardConfig config) {
    this.redis = redis;
    this.on = config.rateLimits() == GuardConfig.Switch.ON;
  }

  /** The result of one attempt to take a token; seconds are rounded up. */
  public record Decision(
      boolean allowed, int limit, long left, long resetSeconds, long retryAfter) {}

  /** Whether limits apply; answers carry the limit headers in any case. */
  public boolean on() {
    return on;
  }

  public Uni<Decision> take(RateLimit limit, String subject) {
    if (!on) {
      return Uni.createFrom().item(open(limit));
    }
    String key = "rl:" + limit.name() + ":" + subject;
    return redis
        .execute(
            "EVAL",
            TAKE,
            "1",
            key,
            Integer.toString(limit.burst()),
            Double.toString(limit.perSecond()))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .map(answer -> read(limit, answer))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(
                  "Rate limits cannot be read from Redis: %s", failure.getClass().getSimpleName());
              return limit.whenRedisUnavailable() == WhenRedisUnavailable.LOCAL
                  ? local.take(limit, key, System.nanoTime())
                  : open(limit);
            });
  }

  private static Decision read(RateLimit limit, Response answer) {
    boolean taken = answer.get(0).toLong() == 1;
    return new Decision(
        taken,
        limit.burst(),
        answer.get(1).toLong(),
        answer.get(2).toLong(),
        taken ? 0 : Math.max(1, answer.get(3).toLong()));
  }

  private static Decision open(RateLimit limit) {
    return new Decision(true, limit.burst(), limit.burst(), 0, 0);
  }
}
