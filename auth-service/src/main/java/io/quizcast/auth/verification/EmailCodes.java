package io.quizcast.auth.verification;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Codes in the database. */
@ApplicationScoped
class EmailCodes implements PanacheRepository<EmailCodeEntity> {
  private final VerificationConfig config;

  EmailCodes(VerificationConfig config) {
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
   * Takes one attempt, whoever else guesses at the same time.
   *
   * @return attempts taken with this one, or 0 when there was none left
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
