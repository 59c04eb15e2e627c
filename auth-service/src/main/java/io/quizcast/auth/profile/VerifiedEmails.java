package io.quizcast.auth.profile;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quizcast.guard.VerifiedEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Caches in Redis whether e-mail addresses are verified. When a gateway fails, all its players
 * request a ticket at the same time, and that must work even while PostgreSQL is unavailable.
 * Revocations were already checked during authentication.
 */
@ApplicationScoped
public class VerifiedEmails {
  private static final Logger LOG = Logger.getLogger(VerifiedEmails.class);
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration DEADLINE = Duration.ofMillis(500);

  private final ReactiveValueCommands<String, String> values;

  VerifiedEmails(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class, String.class);
  }

  /**
   * Returns whether the address is verified.
   *
   * @param read reads it from the database if it is not cached
   */
  public Uni<Boolean> of(long accountId, Supplier<Uni<Boolean>> read) {
    return orNull(values.get(VerifiedEmail.key(accountId)))
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().item(known.equals(VerifiedEmail.YES))
                    : read.get().call(verified -> remember(accountId, verified)));
  }

  /**
   * Records a verification. Called right after the commit, and again when the event arrives, in
   * case the process dies in between. Never fails.
   */
  public Uni<Void> verified(long accountId) {
    return orNull(values.setex(VerifiedEmail.key(accountId), KEPT.toSeconds(), VerifiedEmail.YES));
  }

  /**
   * Does not overwrite an existing entry, which may be newer than the value read from the database.
   */
  private Uni<Void> remember(long accountId, boolean verified) {
    return orNull(
        values.set(
            VerifiedEmail.key(accountId),
            verified ? VerifiedEmail.YES : VerifiedEmail.NO,
            new SetArgs().nx().ex(KEPT)));
  }

  private static <T> Uni<T> orNull(Uni<T> asked) {
    return asked
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .onFailure()
        .invoke(
            failure -> LOG.warnf("Redis is unavailable: %s", failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull();
  }
}
