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
 * Whether a caller's e-mail address is verified, remembered in Redis: a crowd that lost its gateway
 * comes back with one ticket each, at once, and while PostgreSQL is away as well. That his session
 * stands was seen when his token was read.
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

  /** Refused like an invalid token when the session or the account has ended. */
  Uni<Boolean> of(AccessToken caller) {
    return orNothing(values.get(VerifiedEmail.key(caller.userId())))
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().item(known.equals(VerifiedEmail.YES))
                    : read(caller).call(verified -> remember(caller.userId(), verified)));
  }

  /**
   * Told right after the commit, and again by the event, should the process die in between. Never
   * fails.
   */
  public Uni<Void> verified(long accountId) {
    return orNothing(
        values.setex(VerifiedEmail.key(accountId), KEPT.toSeconds(), VerifiedEmail.YES));
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

  /** Not over what is there: it may be newer than what was read. */
  private Uni<Void> remember(long accountId, boolean verified) {
    return orNothing(
        values.set(
            VerifiedEmail.key(accountId),
            verified ? VerifiedEmail.YES : VerifiedEmail.NO,
            new SetArgs().nx().ex(KEPT)));
  }

  private static <T> Uni<T> orNothing(Uni<T> asked) {
    return asked
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .onFailure()
        .invoke(away -> LOG.warnf("Redis is away: %s", away.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull();
  }
}
