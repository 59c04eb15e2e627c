package io.quizcast.guard;

import io.vertx.core.http.HttpMethod;

/**
 * One row of a service's table of limits: a bucket of {@code burst} requests that fills again by
 * {@code perMinute}.
 *
 * @param name part of the Redis key; unique over all services
 * @param path as in the route table; limits by account may have numbers in it, as {@code {id}}
 * @param subject whom the bucket belongs to
 * @param whenBlind what happens while Redis is away
 */
public record RateLimit(
    String name,
    HttpMethod method,
    String path,
    int burst,
    int perMinute,
    Subject subject,
    WhenBlind whenBlind) {

  /** Whom a bucket belongs to. */
  public enum Subject {
    /** The client's address; asked before the caller is known. */
    ADDRESS,
    /** The signed-in account; asked after authentication, so a shared address does not matter. */
    ACCOUNT
  }

  /** What a limit does while Redis is away. */
  public enum WhenBlind {
    /** Let pass: better unlimited than shut. */
    OPEN,
    /** Count in this process: guessing passwords must stay slow. */
    LOCAL
  }

  public RateLimit {
    if (burst < 1 || perMinute < 1) {
      throw new IllegalArgumentException("Rate limit " + name + " admits nobody");
    }
  }

  double perSecond() {
    return perMinute / 60.0;
  }
}
