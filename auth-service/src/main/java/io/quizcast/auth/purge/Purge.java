package io.quizcast.auth.purge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Forgets what nobody can use any more: refresh tokens past their time, sessions a month after
 * their end, codes and tokens of mails once they no longer count against the day. Once per cluster:
 * whoever does not get the lock leaves it to the one who did. Retired keys and sent events go where
 * they are made.
 */
@ApplicationScoped
public class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class);
  private static final long LOCK = 7_105_004L;

  /** As long as somebody may ask what happened to his session. */
  private static final Duration KEEP_ENDED = Duration.ofDays(30);

  /** With a session goes what the compacted topic remembers of its end. */
  private static final String FORGET_SESSIONS =
      """
      WITH gone AS (
        DELETE FROM sessions WHERE coalesce(ended_at, expires_at) < :before
        RETURNING id, account_id, ended_at
      ), told AS (
        INSERT INTO outbox (user_id, record_key, event_type)
        SELECT account_id, account_id || ':session:' || id, 'tombstone' FROM gone
        WHERE ended_at IS NOT NULL
      )
      SELECT count(*) FROM gone
      """;

  /** What was mailed counts against the day's limit that long. */
  private static final Duration KEEP_MAILED = Duration.ofDays(2);

  /** What one run found. */
  public record Forgotten(int tokens, int sessions) {}

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return run(Instant.now())
        .invoke(
            forgotten -> {
              if (forgotten.tokens() + forgotten.sessions() > 0) {
                LOG.infof(
                    "Forgot %d refresh tokens and %d sessions",
                    forgotten.tokens(), forgotten.sessions());
              }
            })
        .replaceWithVoid();
  }

  Uni<Forgotten> run(Instant now) {
    return Panache.withTransaction(
        () ->
            locked()
                .chain(mine -> mine ? forget(now) : Uni.createFrom().item(new Forgotten(0, 0))));
  }

  private static Uni<Forgotten> forget(Instant now) {
    return patient()
        .chain(() -> execute("DELETE FROM mails WHERE expires_at < :before", now))
        .chain(() -> execute("DELETE FROM sign_in_challenges WHERE expires_at < :before", now))
        .chain(
            () ->
                execute(
                    "DELETE FROM email_codes WHERE created_at < :before", now.minus(KEEP_MAILED)))
        .chain(
            () ->
                execute(
                    "DELETE FROM password_resets WHERE created_at < :before",
                    now.minus(KEEP_MAILED)))
        .chain(() -> execute("DELETE FROM refresh_tokens WHERE expires_at < :before", now))
        .chain(
            tokens ->
                forgetSessions(now.minus(KEEP_ENDED))
                    .map(sessions -> new Forgotten(tokens, sessions)));
  }

  /** Nobody waits for this; the limit of requests is not for it. */
  private static Uni<Void> patient() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "SELECT set_config('statement_timeout', '60000', true)", String.class)
                    .getSingleResult())
        .replaceWithVoid();
  }

  private static Uni<Boolean> locked() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult());
  }

  private static Uni<Integer> forgetSessions(Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FORGET_SESSIONS, Long.class)
                    .setParameter("before", before)
                    .getSingleResult())
        .map(Math::toIntExact);
  }

  private static Uni<Integer> execute(String sql, Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session.createNativeQuery(sql).setParameter("before", before).executeUpdate());
  }
}
