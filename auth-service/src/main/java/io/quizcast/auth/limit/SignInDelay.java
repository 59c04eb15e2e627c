package io.quizcast.auth.limit;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quizcast.auth.audit.KeyedHash;
import io.quizcast.guard.ClientAddress;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.limit.RateLimit;
import io.quizcast.guard.limit.RateLimit.Subject;
import io.quizcast.guard.limit.RateLimit.WhenRedisUnavailable;
import io.quizcast.guard.limit.RateLimiter;
import io.quizcast.guard.script.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Slows down the guessing of one account's password. After five consecutive failures from one
 * address, or thirty from all unknown devices together, each further failure doubles the delay, up
 * to a quarter of an hour. Recently used devices are counted only by their own address, so that
 * strangers cannot lock the owner out. IPv6 addresses count by their /64. E-mail addresses are
 * stored as keyed hashes, even those without an account, so that the stored keys do not reveal
 * which accounts exist.
 */
@ApplicationScoped
public class SignInDelay {
  private static final Logger LOG = Logger.getLogger(SignInDelay.class);
  private static final int FREE_FROM_ONE_ADDRESS = 5;
  private static final int FREE_IN_ALL = 30;

  /** Used while Redis is unavailable. It counts in this process only. */
  private static final RateLimit WITHOUT_REDIS =
      new RateLimit(
          "sign-in-blind",
          HttpMethod.POST,
          "/api/auth/login",
          FREE_FROM_ONE_ADDRESS,
          FREE_FROM_ONE_ADDRESS,
          Subject.ACCOUNT,
          WhenRedisUnavailable.LOCAL);

  private static final RedisScript COUNT = RedisScript.of(SignInDelay.class, "count-sign-in");

  private final ReactiveRedisDataSource redis;
  private final RateLimiter limiter;
  private final KeyedHash hash;
  private final Duration deadline;

  SignInDelay(
      ReactiveRedisDataSource redis,
      RateLimiter limiter,
      KeyedHash hash,
      SignInDelayConfig config) {
    this.redis = redis;
    this.limiter = limiter;
    this.hash = hash;
    this.deadline = config.redisDeadline();
  }

  /**
   * Must be called before a password is checked. Fails with 429 while the delay lasts.
   *
   * @param known whether the account was recently used from this device
   * @return whether a failure of this attempt starts the delay
   */
  public Uni<Boolean> begin(String email, String address, boolean known) {
    if (!limiter.on()) {
      return Uni.createFrom().item(false);
    }
    String key = key(email);
    return COUNT
        .run(
            redis,
            List.of(key),
            List.of(
                hash.of(ClientAddress.bucketOf(address)),
                Integer.toString(FREE_FROM_ONE_ADDRESS),
                known ? "" : Integer.toString(FREE_IN_ALL)))
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(SignInDelay::read)
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.warnf(
                  "Failed sign-ins are counted in this process: %s",
                  failure.getClass().getSimpleName());
              return limiter
                  .take(WITHOUT_REDIS, key)
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

  /**
   * Must be called after a correct password; clears the attempts from this address. Never fails.
   */
  public Uni<Void> succeeded(String email, String address) {
    if (!limiter.on()) {
      return Uni.createFrom().voidItem();
    }
    String from = hash.of(ClientAddress.bucketOf(address));
    return redis
        .hash(String.class)
        .hdel(key(email), from + ":n", from + ":until", "all:n", "all:until")
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(SignInDelay::stays);
  }

  /** Clears all failed attempts of the account. */
  public Uni<Void> unlock(String email) {
    return redis
        .key()
        .del(key(email))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(SignInDelay::stays);
  }

  private record Verdict(long waitSeconds, boolean usedUp) {}

  private static Verdict read(Response answer) {
    return new Verdict(answer.get(0).toLong(), answer.get(1).toLong() == 1);
  }

  private static Uni<Void> stays(Throwable failure) {
    LOG.warnf("The sign-in delay could not be reset: %s", failure.getClass().getSimpleName());
    return Uni.createFrom().voidItem();
  }

  private String key(String email) {
    return "sign-in:" + hash.of(email);
  }
}
