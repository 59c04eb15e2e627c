package io.quizcast.auth.twofactor;

import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Takes the second proof of a sign-in that was asked for one. */
@ApplicationScoped
public class SecondProof {
  private final Challenges challenges;
  private final AccountRepository accounts;
  private final SecondFactor factors;

  SecondProof(Challenges challenges, AccountRepository accounts, SecondFactor factors) {
    this.challenges = challenges;
    this.accounts = accounts;
    this.factors = factors;
  }

  /**
   * Inside a transaction that is committed whatever comes out. {@code open} runs with the account's
   * lock held, once the code is right: 401 {@code two_factor_invalid} for a wrong one, 401 {@code
   * two_factor_challenge_invalid} when the sign-in has to begin anew.
   */
  public <T> Uni<Taken<T>> take(
      String challenge, String code, Function<AccountEntity, Uni<T>> open) {
    Instant now = Instant.now();
    return challenges
        .alive(challenge, now)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Taken.<T>refused(over()))
                    : accounts
                        .lock(found.get().accountId)
                        .chain(account -> take(found.get(), account, code, now, open)));
  }

  private <T> Uni<Taken<T>> take(
      ChallengeEntity challenge,
      AccountEntity account,
      String code,
      Instant now,
      Function<AccountEntity, Uni<T>> open) {
    return challenges
        .takeAttempt(challenge)
        .chain(taken -> taken ? factors.findById(account.id) : Uni.createFrom().nullItem())
        .chain(
            factor ->
                factor == null
                    ? Uni.createFrom().item(Optional.of(over()))
                    : factors.check(factor, code, 401, now))
        .chain(
            refusal ->
                refusal.isPresent()
                    ? Uni.createFrom().item(Taken.<T>refused(refusal.get()))
                    : challenges
                        .spend(challenge, now)
                        .chain(() -> open.apply(account))
                        .map(Taken::done));
  }

  private static RequestRefused over() {
    return RequestRefused.of(
        401, "two_factor_challenge_invalid", "This took too long; sign in again");
  }
}
