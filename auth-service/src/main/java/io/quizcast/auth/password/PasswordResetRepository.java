package io.quizcast.auth.password;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reset tokens in the database, by their hashes. */
@ApplicationScoped
class PasswordResetRepository implements PanacheRepository<PasswordResetEntity> {

  /** Returns the resets of the last day, newest first. */
  Uni<List<PasswordResetEntity>> recent(long accountId, Instant now) {
    return find(
            "accountId = ?1 and createdAt > ?2 order by createdAt desc",
            accountId,
            now.minus(Duration.ofDays(1)))
        .list();
  }

  /** Returns the reset of a valid token; empty for a token that is spent, expired or unknown. */
  Uni<Optional<PasswordResetEntity>> alive(String tokenHash, Instant now) {
    return find("tokenHash = ?1 and usedAt is null and expiresAt > ?2", tokenHash, now)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /**
   * @return 1, or 0 if a concurrent request has spent the token
   */
  Uni<Integer> spend(String tokenHash, Instant now) {
    return update(
        "usedAt = ?1 where tokenHash = ?2 and usedAt is null and expiresAt > ?1", now, tokenHash);
  }

  /** Spends all tokens of the account. */
  Uni<Integer> spendAll(long accountId, Instant now) {
    return update("usedAt = ?1 where accountId = ?2 and usedAt is null", now, accountId);
  }
}
