package io.quizcast.auth.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** Refresh tokens in the database, by hash. */
@ApplicationScoped
public class RefreshTokenRepository implements PanacheRepository<RefreshTokenEntity> {

  Uni<Optional<RefreshTokenEntity>> find(String token) {
    return find("tokenHash", Secrets.hash(token)).firstResult().map(Optional::ofNullable);
  }

  /** Locks the token; waits for a concurrent refresh of the same token and then sees its result. */
  Uni<Optional<RefreshTokenEntity>> lock(String token) {
    return find("tokenHash", Secrets.hash(token))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  Uni<Integer> spend(long id, Instant now) {
    return update("spentAt = ?1 where id = ?2 and spentAt is null", now, id);
  }

  Uni<RefreshTokenEntity> add(long sessionId, String token, Instant now, Instant expiresAt) {
    RefreshTokenEntity row = new RefreshTokenEntity();
    row.sessionId = sessionId;
    row.tokenHash = Secrets.hash(token);
    row.issuedAt = now;
    row.expiresAt = expiresAt;
    return persist(row);
  }
}
