package io.quizcast.auth.verification;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Verification codes in the database. */
@ApplicationScoped
class EmailCodeRepository implements PanacheRepository<EmailCodeEntity> {
  private final VerificationConfig config;

  EmailCodeRepository(VerificationConfig config) {
    this.config = config;
  }

  Uni<CodeHistory> of(long accountId, Instant now) {
    return find(
            "accountId = ?1 and createdAt > ?2 order by createdAt desc, id desc",
            accountId,
            now.minus(Duration.ofDays(1)))
        .page(0, config.codesPerDay())
        .list()
        .map(
            newestFirst ->
                new CodeHistory(
                    newestFirst,
                    config.resendCooldown(),
                    config.codesPerDay(),
                    config.maxAttempts()));
  }

  /**
   * Uses up one attempt atomically.
   *
   * @return the number of attempts including this one, or 0 if none was left
   */
  Uni<Integer> takeAttempt(EmailCodeEntity code) {
    return update("attempts = attempts + 1 where id = ?1 and attempts < maxAttempts", code.id)
        .chain(
            taken ->
                taken == 0
                    ? Uni.createFrom().item(0)
                    : getSession()
                        .chain(session -> session.refresh(code))
                        .map(fresh -> code.attempts));
  }
}
