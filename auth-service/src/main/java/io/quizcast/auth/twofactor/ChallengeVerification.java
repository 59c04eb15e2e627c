package io.quizcast.auth.twofactor;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Completes sign-ins that await their second factor. */
@ApplicationScoped
public class ChallengeVerification {
  private final ChallengeRepository challenges;
  private final AccountRepository accounts;
  private final SecondFactor factors;

  ChallengeVerification(
      ChallengeRepository challenges, AccountRepository accounts, SecondFactor factors) {
    this.challenges = challenges;
    this.accounts = accounts;
    this.factors = factors;
  }

  /**
   * Checks the code in a transaction that is committed in any case. If the code is right, runs
   * {@code open} while holding the account's lock. Otherwise the result is 401 {@code
   * two_factor_invalid}, or 401 {@code two_factor_challenge_invalid} if the player must sign in
   * again.
   */
  public <T> Uni<CodeResult<T>> take(
      String challenge, String code, Function<AccountEntity, Uni<T>> open) {
    Instant now = Instant.now();
    return challenges
        .alive(challenge, now)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(CodeResult.<T>refused(challengeInvalid()))
                    : accounts
                        .lock(found.get().accountId)
                        .chain(account -> take(found.get(), account, code, now, open)));
  }

  private <T> Uni<CodeResult<T>> take(
      ChallengeEntity challenge,
      AccountEntity account,
      String code,
      Instant now,
      Function<AccountEntity, Uni<T>> open) {
    return challenges
        .takeAttempt(challenge)
        .chain(taken -> taken ? factors.find(account.id) : Uni.createFrom().nullItem())
        .chain(
            factor ->
                factor == null
                    ? Uni.createFrom().item(Optional.of(challengeInvalid()))
                    : factors.check(factor, code, 401, now))
        .chain(
            refusal ->
                refusal.isPresent()
                    ? Uni.createFrom().item(CodeResult.<T>refused(refusal.get()))
                    : challenges
                        .spend(challenge, now)
                        .chain(() -> open.apply(account))
                        .map(CodeResult::done));
  }

  private static RequestRefused challengeInvalid() {
    return RequestRefused.of(
        401, "two_factor_challenge_invalid", "This took too long; sign in again");
  }
}
