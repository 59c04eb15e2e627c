package io.quizcast.guard.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.contracts.game.rules.proof.Sha256;
import io.quizcast.guard.GuardConfig;
import io.quizcast.guard.limit.RateLimit.WhenRedisUnavailable;
import io.quizcast.guard.script.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes tokens from the buckets of {@link RateLimit}s, atomically in Redis. Never fails. For a
 * second, a refusal is repeated without asking Redis.
 */
@ApplicationScoped
public class RateLimiter {
  private static final Logger LOG = Logger.getLogger(RateLimiter.class);
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private static final RedisScript TAKE = RedisScript.of(RateLimiter.class, "take-token");

  private final ReactiveRedisDataSource redis;
  private final LocalBuckets local = new LocalBuckets();
  private final RecentRefusals refusals = new RecentRefusals(Ticker.systemTicker());
  private final boolean on;

  RateLimiter(ReactiveRedisDataSource redis, GuardConfig config) {
    this.redis = redis;
    this.on = config.rateLimits() == GuardConfig.Switch.ON;
  }

  /** The result of one attempt to take a token. Seconds are rounded up. */
  public record Decision(
      boolean allowed, int limit, long left, long resetSeconds, long retryAfter) {}

  /** Whether limits apply. Answers carry the limit headers in any case. */
  public boolean on() {
    return on;
  }

  public Uni<Decision> take(RateLimit limit, String subject) {
    if (!on) {
      return Uni.createFrom().item(open(limit));
    }
    String key = "rl:" + limit.name() + ":" + subject;
    Optional<Decision> refused = refusals.find(key);
    if (refused.isPresent()) {
      return Uni.createFrom().item(refused.get());
    }
    return TAKE.run(
            redis,
            List.of(key),
            List.of(Integer.toString(limit.burst()), Double.toString(limit.perSecond())))
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
            })
        .invoke(
            decision -> {
              if (!decision.allowed()) {
                refusals.remember(key, decision);
              }
            });
  }

  /** Remembers a refusal under the token that the caller presented. */
  void rememberToken(RateLimit limit, String token, Decision refused) {
    refusals.remember(tokenKey(limit, token), refused);
  }

  /**
   * Looks up, without verifying the token, whether its account was refused within the last second.
   */
  Optional<Decision> findByToken(RateLimit limit, String token) {
    return refusals.find(tokenKey(limit, token));
  }

  /** The key contains a digest, so that no token stays in memory. */
  private static String tokenKey(RateLimit limit, String token) {
    return "token:" + limit.name() + ":" + Sha256.hex(token.getBytes(UTF_8));
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
