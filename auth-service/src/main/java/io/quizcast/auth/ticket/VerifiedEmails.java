package io.quizcast.auth.ticket;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quizcast.auth.session.SessionService;
import io.quizcast.guard.AccessToken;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.TokenRefusal;
import io.quizcast.guard.VerifiedEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Caches in Redis whether e-mail addresses are verified. After a gateway fails all its players
 * request a ticket at once, which must also work while PostgreSQL is unavailable. Revocation was
 * checked during authentication.
 */
@ApplicationScoped
public class VerifiedEmails {
  private static final Logger LOG = Logger.getLogger(VerifiedEmails.class);
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration DEADLINE = Duration.ofMillis(500);

  private final SessionService sessions;
  private final ReactiveValueCommands<String, String> values;

  VerifiedEmails(SessionService sessions, ReactiveRedisDataSource redis) {
    this.sessions = sessions;
    this.values = redis.value(String.class, String.class);
  }

  /** Fails like an invalid token if the session or the account has ended. */
  Uni<Boolean> of(AccessToken caller) {
    return orNull(values.get(VerifiedEmail.key(caller.userId())))
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().item(known.equals(VerifiedEmail.YES))
                    : read(caller).call(verified -> remember(caller.userId(), verified)));
  }

  /**
   * Records a verification. Called right after the commit and again for the event, in case the
   * process dies in between. Never fails.
   */
  public Uni<Void> verified(long accountId) {
    return orNull(values.setex(VerifiedEmail.key(accountId), KEPT.toSeconds(), VerifiedEmail.YES));
  }

  private Uni<Boolean> read(AccessToken caller) {
    return sessions
        .accountOf(caller.sessionId())
        .map(
            account ->
                account.orElseThrow(() -> RequestRefused.token(TokenRefusal.INVALID))
                        .emailVerifiedAt
                    != null);
  }

  /** Never overwrites an entry, which may be newer than what was read. */
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
