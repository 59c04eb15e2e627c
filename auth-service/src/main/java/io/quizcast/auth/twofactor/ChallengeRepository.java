package io.quizcast.auth.twofactor;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.account.TwoFactorConfig;
import io.quizcast.auth.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Challenges for the second factor in the database. */
@ApplicationScoped
public class ChallengeRepository implements PanacheRepository<ChallengeEntity> {
  private static final int TOKEN_BYTES = 32;

  private final TwoFactorConfig config;

  ChallengeRepository(TwoFactorConfig config) {
    this.config = config;
  }

  /**
   * Creates a challenge within the caller's transaction and returns the refusal that carries its
   * token.
   */
  public Uni<TwoFactorRequired> create(long accountId) {
    String token = Secrets.random(TOKEN_BYTES);
    ChallengeEntity row = new ChallengeEntity();
    row.accountId = accountId;
    row.tokenHash = Secrets.hash(token);
    row.expiresAt = Instant.now().plus(config.challengeTtl());
    return persist(row)
        .map(saved -> new TwoFactorRequired(token, config.challengeTtl().toSeconds()));
  }

  /** Returns the challenge of a valid token; empty for one that is spent, expired or unknown. */
  Uni<Optional<ChallengeEntity>> alive(String token, Instant now) {
    return find("tokenHash = ?1 and usedAt is null and expiresAt > ?2", Secrets.hash(token), now)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /**
   * @return false if no attempt is left or the challenge is spent
   */
  Uni<Boolean> takeAttempt(ChallengeEntity challenge) {
    return update(
            "attempts = attempts + 1 where id = ?1 and usedAt is null and attempts < ?2",
            challenge.id,
            config.attemptsPerChallenge())
        .map(taken -> taken == 1);
  }

  Uni<Integer> spend(ChallengeEntity challenge, Instant now) {
    return update("usedAt = ?1 where id = ?2", now, challenge.id);
  }
}
