package io.quizcast.guard.limit;

import io.vertx.core.http.HttpMethod;

/**
 * One rate limit of a service: a token bucket of {@code burst} requests that refills at {@code
 * perMinute}.
 *
 * @param name part of the Redis key; unique across all services
 * @param path the path of the route table; numeric path parameters are written {@code {id}}
 * @param subject who has a bucket of their own
 * @param whenRedisUnavailable what happens while Redis is unavailable
 */
public record RateLimit(
    String name,
    HttpMethod method,
    String path,
    int burst,
    int perMinute,
    Subject subject,
    WhenRedisUnavailable whenRedisUnavailable) {

  /** Who has a bucket of their own. */
  public enum Subject {
    /** The client's address; checked before authentication. */
    ADDRESS,
    /**
     * The signed-in account; checked after authentication, so that players behind one address have
     * separate buckets.
     */
    ACCOUNT
  }

  /** What a limit does while Redis is unavailable. */
  public enum WhenRedisUnavailable {
    /** Allows every request, because availability matters more than this limit. */
    OPEN,
    /** Counts in this process, because guessing passwords must stay slow. */
    LOCAL
  }

  public RateLimit {
    if (burst < 1 || perMinute < 1) {
      throw new IllegalArgumentException("Rate limit " + name + " allows no request");
    }
  }

  double perSecond() {
    return perMinute / 60.0;
  }
}
