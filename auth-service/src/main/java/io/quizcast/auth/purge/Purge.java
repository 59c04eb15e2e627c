package io.quizcast.auth.purge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Deletes expired data: refresh tokens, sessions a month after their end, and codes and tokens of
 * e-mails that no longer count towards the daily limit. An advisory lock ensures that one replica
 * runs it at a time.
 */
@ApplicationScoped
public class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class);
  private static final long LOCK = 7_105_004L;

  /** Kept for a while, so that players' questions about their sessions can be answered. */
  private static final Duration KEEP_ENDED = Duration.ofDays(30);

  /** Deletes sessions and writes a tombstone for the record of each one on the topic. */
  private static final String DELETE_SESSIONS =
      """
      WITH gone AS (
        DELETE FROM sessions WHERE coalesce(ended_at, expires_at) < :before
        RETURNING id, account_id, ended_at
      ), tombstones AS (
        INSERT INTO outbox (user_id, record_key, event_type)
        SELECT account_id, account_id || ':session:' || id, 'tombstone' FROM gone
        WHERE ended_at IS NOT NULL
      )
      SELECT count(*) FROM gone
      """;

  /** Longer than a day, the period of the limit for e-mails. */
  private static final Duration KEEP_MAILED = Duration.ofDays(2);

  /** Maximum number of rows that are deleted in one run. */
  public record Deleted(int tokens, int sessions) {}

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return run(Instant.now())
        .invoke(
            deleted -> {
              if (deleted.tokens() + deleted.sessions() > 0) {
                LOG.infof(
                    "Deleted %d refresh tokens and %d sessions",
                    deleted.tokens(), deleted.sessions());
              }
            })
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<Deleted> run(Instant now) {
    return locked().chain(mine -> mine ? delete(now) : Uni.createFrom().item(new Deleted(0, 0)));
  }

  private static Uni<Deleted> delete(Instant now) {
    return raiseTimeout()
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
                deleteSessions(now.minus(KEEP_ENDED))
                    .map(sessions -> new Deleted(tokens, sessions)));
  }

  /** Raises the statement time-out, because no request waits for the purge. */
  private static Uni<Void> raiseTimeout() {
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

  private static Uni<Integer> deleteSessions(Instant before) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(DELETE_SESSIONS, Long.class)
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
