package io.quizcast.auth.verification;

import io.quizcast.auth.account.AccountEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user may know about his verification.
 *
 * @param expiresAt absent without a code that lives
 */
public record VerificationView(
    String email,
    boolean emailVerified,
    boolean canSendCode,
    long cooldownRemainingSec,
    @Nullable Instant expiresAt,
    int attemptsLeft) {

  /** While nothing can be sent: it is done, or switched off. */
  static VerificationView still(AccountEntity account) {
    return new VerificationView(account.email, account.emailVerifiedAt != null, false, 0, null, 0);
  }

  static VerificationView of(AccountEntity account, CodeHistory history, Instant now) {
    long wait = history.secondsUntilNext(now);
    return new VerificationView(
        account.email, false, wait == 0, wait, history.expiresAt(now), history.attemptsLeft(now));
  }
}
