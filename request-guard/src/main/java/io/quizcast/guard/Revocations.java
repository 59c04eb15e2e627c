package io.quizcast.guard;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What ended before its token did: single sessions, and tokens older than an account's version.
 * auth-service writes these keys (and writes them again should Redis lose them); everybody reads.
 */
@ApplicationScoped
public class Revocations {
  private static final Logger LOG = Logger.getLogger(Revocations.class);

  private static final Duration DEADLINE = Duration.ofMillis(300);

  private final ReactiveValueCommands<String, String> values;

  Revocations(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class, String.class);
  }

  /** What is known of a token. */
  public enum Standing {
    GOOD,
    REVOKED,
    /** Redis is away. */
    UNKNOWN
  }

  /** What {@link #sessionKey} puts before the id. */
  public static final String SESSION_KEYS = "revoked:sid:";

  /** Present while tokens of that session may still be within their time. */
  public static String sessionKey(long sessionId) {
    return SESSION_KEYS + sessionId;
  }

  /** Holds the lowest token version still accepted; absent means any. */
  public static String versionKey(long userId) {
    return "ver:" + userId;
  }

  /** Never fails. */
  Uni<Standing> standing(AccessToken token) {
    String session = sessionKey(token.sessionId());
    String version = versionKey(token.userId());
    return values
        .mget(session, version)
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        // An event loop that was busy for so long, as behind a start, finds its timer due before it
        // sees the answer that came meanwhile.
        .onFailure(TimeoutException.class)
        .retry()
        .atMost(1)
        .map(found -> judge(token, found, session, version))
        .onFailure()
        .recoverWithItem(
            away -> {
              LOG.warnf("Revoked sessions cannot be read: %s", away.getClass().getSimpleName());
              return Standing.UNKNOWN;
            });
  }

  private static Standing judge(
      AccessToken token, Map<String, @Nullable String> found, String session, String version) {
    if (found.get(session) != null) {
      return Standing.REVOKED;
    }
    String lowest = found.get(version);
    if (lowest != null && token.version() < Integer.parseInt(lowest)) {
      return Standing.REVOKED;
    }
    return Standing.GOOD;
  }
}
