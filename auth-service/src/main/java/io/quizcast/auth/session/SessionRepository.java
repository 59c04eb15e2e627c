package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** Sessions in the database. */
@ApplicationScoped
public class SessionRepository implements PanacheRepository<SessionEntity> {

  Uni<List<SessionEntity>> alive(long accountId, Instant now) {
    return list(
        "accountId = ?1 and endedAt is null and expiresAt > ?2 order by createdAt desc, id desc",
        accountId,
        now);
  }

  /** Locks the session. Waits for a concurrent end of the session and then sees its result. */
  Uni<SessionEntity> lock(long sessionId) {
    return findById(sessionId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Returns true if this call ended the session, and false if it had already ended. */
  Uni<Boolean> end(long sessionId, String reason, Instant now) {
    return update(
            "endedAt = ?1, endReason = ?2 where id = ?3 and endedAt is null",
            now,
            reason,
            sessionId)
        .map(rows -> rows > 0);
  }

  /** Ends every live session of the account and returns their ids. */
  Uni<List<Long>> endAll(long accountId, String reason, Instant now) {
    return ending(
        """
        UPDATE sessions SET ended_at = :now, end_reason = :reason
        WHERE account_id = :account AND ended_at IS NULL RETURNING id
        """,
        accountId,
        reason,
        now,
        0);
  }

  /** Ends all sessions except the {@code max} newest ones and returns their ids. */
  Uni<List<Long>> endBeyond(int max, long accountId, String reason, Instant now) {
    return ending(
        """
        UPDATE sessions SET ended_at = :now, end_reason = :reason WHERE id IN (
          SELECT id FROM sessions
          WHERE account_id = :account AND ended_at IS NULL AND expires_at > :now
          ORDER BY created_at DESC, id DESC OFFSET :max) RETURNING id
        """,
        accountId,
        reason,
        now,
        max);
  }

  /** Returns the ended sessions whose access tokens may still be valid. */
  Uni<List<Long>> endedSince(Instant since) {
    return find("select s.id from SessionEntity s where s.endedAt > ?1", since)
        .project(Long.class)
        .list();
  }

  private Uni<List<Long>> ending(String sql, long accountId, String reason, Instant now, int max) {
    return getSession()
        .chain(
            session -> {
              var query =
                  session
                      .createNativeQuery(sql, Long.class)
                      .setParameter("now", now)
                      .setParameter("reason", reason)
                      .setParameter("account", accountId);
              if (max > 0) {
                query.setParameter("max", max);
              }
              return query.getResultList();
            });
  }
}
