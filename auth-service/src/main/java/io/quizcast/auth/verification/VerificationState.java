package io.quizcast.auth.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is known of verified addresses while no codes are sent. */
@ApplicationScoped
class VerificationState {
  private final AccountRepository accounts;

  VerificationState(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** What a user may know about his verification. */
  public record View(
      String email,
      boolean emailVerified,
      boolean canSendCode,
      int cooldownRemainingSec,
      int attemptsLeft) {}

  Uni<View> of(long accountId) {
    return Panache.withSession(() -> accounts.findById(accountId))
        .map(account -> new View(account.email, account.emailVerifiedAt != null, false, 0, 0));
  }

  static RequestRefused switchedOff() {
    return RequestRefused.of(404, "feature_disabled", "This is switched off");
  }
}
