package io.quizcast.user.profile;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quizcast.guard.VerifiedEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Users who have just verified their e-mail address. Clients read the profile right after the
 * verification, usually before its event has arrived here, and cache that answer for minutes.
 */
@ApplicationScoped
public class JustVerified {
  private static final Logger LOG = Logger.getLogger(JustVerified.class);
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private final ReactiveValueCommands<String, String> values;

  JustVerified(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class, String.class);
  }

  /** Never fails. Returns false while Redis is unavailable. */
  Uni<Boolean> contains(long userId) {
    return values
        .get(VerifiedEmail.key(userId))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .map(VerifiedEmail.YES::equals)
        .onFailure()
        .recoverWithItem(
            unavailable -> {
              LOG.debugf("Recent verifications cannot be read: %s", unavailable.toString());
              return false;
            });
  }
}
