package io.quizcast.auth.verification;

import io.quizcast.auth.account.AccountEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the verification as the player sees it.
 *
 * @param expiresAt absent if there is no valid code
 */
public record VerificationView(
    String email,
    boolean emailVerified,
    boolean canSendCode,
    long cooldownRemainingSec,
    @Nullable Instant expiresAt,
    int attemptsLeft) {

  /**
   * The view when no code can be sent, because the address is verified or verification is switched
   * off.
   */
  static VerificationView withoutSending(AccountEntity account) {
    return new VerificationView(account.email, account.emailVerifiedAt != null, false, 0, null, 0);
  }

  static VerificationView of(AccountEntity account, CodeHistory history, Instant now) {
    long wait = history.secondsUntilNext(now);
    return new VerificationView(
        account.email, false, wait == 0, wait, history.expiresAt(now), history.attemptsLeft(now));
  }
}
