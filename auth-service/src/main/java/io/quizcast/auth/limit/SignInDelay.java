package io.quizcast.auth.limit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.auth.audit.KeyedHash;
import io.quizcast.guard.RateLimit;
import io.quizcast.guard.RateLimit.Subject;
import io.quizcast.guard.RateLimit.WhenBlind;
import io.quizcast.guard.RateLimiter;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes guessing one account's password slow: after five failures in a row from one address, or
 * thirty from anywhere, each further one doubles the wait, up to a quarter of an hour. Knows
 * addresses as keyed hashes, whether they belong to an account or not, so that it tells nobody
 * which do.
 */
@ApplicationScoped
public class SignInDelay {
  private static final Logger LOG = Logger.getLogger(SignInDelay.class);
  private static final int FREE_FROM_ONE_ADDRESS = 5;
  private static final int FREE_IN_ALL = 30;
  private static final Duration DEADLINE = Duration.ofMillis(300);

  /** For the minutes without Redis: counted in this process. */
  private static final RateLimit BLIND =
      new RateLimit(
          "sign-in-blind",
          HttpMethod.POST,
          "/api/auth/login",
          FREE_FROM_ONE_ADDRESS,
          FREE_FROM_ONE_ADDRESS,
          Subject.ACCOUNT,
          WhenBlind.LOCAL);

  /**
   * KEYS counters; ARGV[i] tries that are free on KEYS[i]. Counts the try before its outcome is
   * known, so that a hundred at once are no way around. Returns {seconds to wait or 0, 1 when this
   * try used up the free ones}.
   */
  private static final String TRY =
      """
      local now = tonumber(redis.call('TIME')[1])
      for i, key in ipairs(KEYS) do
        local until_ = tonumber(redis.call('HGET', key, 'until') or '0')
        if now < until_ then
          return {until_ - now, 0}
        end
      end
      local used_up = 0
      for i, key in ipairs(KEYS) do
        local n = redis.call('HINCRBY', key, 'n', 1)
        local over = n - tonumber(ARGV[i])
        if over >= 0 then
          redis.call('HSET', key, 'until', now + math.min(900, 30 * 2 ^ math.min(over, 10)))
          if over == 0 then used_up = 1 end
        end
        redis.call('EXPIRE', key, 86400)
      end
      return {0, used_up}
      """;

  private final ReactiveRedisDataSource redis;
  private final RateLimiter limiter;
  private final KeyedHash hash;

  SignInDelay(ReactiveRedisDataSource redis, RateLimiter limiter, KeyedHash hash) {
    this.redis = redis;
    this.limiter = limiter;
    this.hash = hash;
  }

  /**
   * Before a password is looked at. Fails with 429 while the wait lasts.
   *
   * @return true when the wait begins with this try, should it fail
   */
  public Uni<Boolean> begin(String email, String address) {
    if (!limiter.on()) {
      return Uni.createFrom().item(false);
    }
    List<String> keys = keys(email, address);
    return redis
        .execute(
            "EVAL",
            TRY,
            "2",
            keys.get(0),
            keys.get(1),
            Integer.toString(FREE_FROM_ONE_ADDRESS),
            Integer.toString(FREE_IN_ALL))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .map(SignInDelay::read)
        .onFailure()
        .recoverWithUni(
            away -> {
              LOG.warnf("Failed sign-ins are counted here: %s", away.getClass().getSimpleName());
              return limiter
                  .take(BLIND, keys.get(1))
                  .map(decision -> new Verdict(decision.retryAfter(), false));
            })
        .map(
            verdict -> {
              if (verdict.waitSeconds() > 0) {
                throw RequestRefused.tooMany(verdict.waitSeconds());
              }
              return verdict.usedUp();
            });
  }

  /** The right password: the address may try again freely. Never fails. */
  public Uni<Void> succeeded(String email, String address) {
    return limiter.on() ? forget(keys(email, address)) : Uni.createFrom().voidItem();
  }

  /** By an administrator: the account may be tried again from addresses without failures. */
  public Uni<Void> unlock(String email) {
    return redis.key().keys(everywhere(email) + "*").chain(this::forget);
  }

  private record Verdict(long waitSeconds, boolean usedUp) {}

  private static Verdict read(Response answer) {
    return new Verdict(answer.get(0).toLong(), answer.get(1).toLong() == 1);
  }

  private Uni<Void> forget(List<String> keys) {
    return keys.isEmpty()
        ? Uni.createFrom().voidItem()
        : redis
            .key()
            .del(keys.toArray(String[]::new))
            .replaceWithVoid()
            .onFailure()
            .recoverWithUni(
                away -> {
                  LOG.warnf("A delay stays: %s", away.getClass().getSimpleName());
                  return Uni.createFrom().voidItem();
                });
  }

  private List<String> keys(String email, String address) {
    String everywhere = everywhere(email);
    return List.of(everywhere + ":" + hash.of(address), everywhere);
  }

  private String everywhere(String email) {
    return "sign-in:" + hash.of(email);
  }
}
