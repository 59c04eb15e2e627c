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

  /** Waits for whoever is ending it, then sees that he did. */
  Uni<SessionEntity> lock(long sessionId) {
    return findById(sessionId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** True when this call ended it; false when it had ended before. */
  Uni<Boolean> end(long sessionId, String reason, Instant now) {
    return update(
            "endedAt = ?1, endReason = ?2 where id = ?3 and endedAt is null",
            now,
            reason,
            sessionId)
        .map(rows -> rows > 0);
  }

  /** Ends every living session of the account; returns which. */
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

  /** Ends the oldest sessions beyond the {@code most} newest; returns which. */
  Uni<List<Long>> endBeyond(int most, long accountId, String reason, Instant now) {
    return ending(
        """
        UPDATE sessions SET ended_at = :now, end_reason = :reason WHERE id IN (
          SELECT id FROM sessions
          WHERE account_id = :account AND ended_at IS NULL AND expires_at > :now
          ORDER BY created_at DESC, id DESC OFFSET :most) RETURNING id
        """,
        accountId,
        reason,
        now,
        most);
  }

  /** Sessions whose access tokens may still be within their time although they have ended. */
  Uni<List<Long>> endedSince(Instant since) {
    return find("select s.id from SessionEntity s where s.endedAt > ?1", since)
        .project(Long.class)
        .list();
  }

  private Uni<List<Long>> ending(String sql, long accountId, String reason, Instant now, int most) {
    return getSession()
        .chain(
            session -> {
              var query =
                  session
                      .createNativeQuery(sql, Long.class)
                      .setParameter("now", now)
                      .setParameter("reason", reason)
                      .setParameter("account", accountId);
              if (most > 0) {
                query.setParameter("most", most);
              }
              return query.getResultList();
            });
  }
}
