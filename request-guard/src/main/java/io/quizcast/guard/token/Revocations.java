package io.quizcast.guard.token;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Redis which access tokens were revoked before their expiry: those of ended sessions,
 * and those older than the account's token version. auth-service writes these keys and restores
 * them if Redis loses them; every service reads them.
 */
@ApplicationScoped
public class Revocations {
  private static final Logger LOG = Logger.getLogger(Revocations.class);

  private static final Duration DEADLINE = Duration.ofMillis(300);

  /**
   * How long a start waits for Redis. Without Redis the service starts all the same. The time is
   * long, because on a busy machine the first connection alone has taken five seconds.
   */
  private static final Duration START_DEADLINE = Duration.ofSeconds(15);

  private final ReactiveValueCommands<String, String> values;

  Revocations(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class, String.class);
  }

  /** The revocation status of a token. */
  public enum TokenStatus {
    VALID,
    REVOKED,
    /** Redis is unavailable. */
    UNKNOWN
  }

  /** The prefix of {@link #sessionKey}. */
  public static final String SESSION_KEYS = "revoked:sid:";

  /** The prefix of {@link #versionKey}. */
  public static final String VERSION_KEYS = "ver:";

  /**
   * The Redis key that marks an ended session; it exists until all tokens of the session have
   * expired.
   */
  public static String sessionKey(long sessionId) {
    return SESSION_KEYS + sessionId;
  }

  /** The Redis key with the lowest accepted token version; absent if every version is accepted. */
  public static String versionKey(long userId) {
    return VERSION_KEYS + userId;
  }

  /**
   * Opens the connection to Redis before the service is ready. While classes are still being
   * loaded, opening it takes longer than the deadline of a call, so the first write by an admin
   * after a start would be answered with 503.
   */
  void connect(@Observes StartupEvent started) {
    try {
      values.get(versionKey(0)).await().atMost(START_DEADLINE);
    } catch (RuntimeException failure) {
      LOG.warnf("Redis is unavailable at start: %s", failure.getClass().getSimpleName());
    }
  }

  /** Returns the revocation status of a token. Never fails. */
  public Uni<TokenStatus> status(AccessToken token) {
    String session = sessionKey(token.sessionId());
    String version = versionKey(token.userId());
    return values
        .mget(session, version)
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        // After a long pause, for example during start-up, the event loop runs the timer before it
        // reads an answer that has already arrived.
        .onFailure(TimeoutException.class)
        .retry()
        .atMost(1)
        .map(found -> judge(token, found, session, version))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(
                  "Revocations cannot be read from Redis: %s", failure.getClass().getSimpleName());
              return TokenStatus.UNKNOWN;
            });
  }

  private static TokenStatus judge(
      AccessToken token, Map<String, @Nullable String> found, String session, String version) {
    if (found.get(session) != null) {
      return TokenStatus.REVOKED;
    }
    String lowest = found.get(version);
    if (lowest != null && token.version() < Integer.parseInt(lowest)) {
      return TokenStatus.REVOKED;
    }
    return TokenStatus.VALID;
  }
}
