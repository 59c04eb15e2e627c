package io.quizcast.user.profile;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quizcast.guard.VerifiedEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Users whose e-mail address was verified a moment ago. Clients read the profile right after the
 * verification, usually before the event has arrived, and then keep what they read for minutes.
 */
@ApplicationScoped
public class JustVerified {
  private static final Logger LOG = Logger.getLogger(JustVerified.class);
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private final ReactiveValueCommands<String, String> values;

  JustVerified(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class, String.class);
  }

  /** Never fails; while Redis is unavailable the answer is no. */
  Uni<Boolean> contains(long userId) {
    return values
        .get(VerifiedEmail.key(userId))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .map(VerifiedEmail.YES::equals)
        .onFailure()
        .recoverWithItem(
            away -> {
              LOG.debugf("Nobody was verified just now: %s", away.toString());
              return false;
            });
  }
}
