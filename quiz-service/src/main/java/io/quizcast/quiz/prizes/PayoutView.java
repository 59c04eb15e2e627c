package io.quizcast.quiz.prizes;

import io.quizcast.quiz.players.PlayerNameEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout as the review queue shows it.
 *
 * @param amount whole currency units
 * @param reason why the payout is held
 * @param actorId the admin who made the newest step
 * @param profileComplete whether the player's profile is complete; otherwise the payout can only be
 *     held
 * @param accountDeleted whether the account was deleted; such a payout needs an explicit decision
 */
record PayoutView(
    long quizId,
    long userId,
    String username,
    long amount,
    PayoutStatus status,
    @Nullable String reason,
    @Nullable Long actorId,
    @Nullable Long approvedBy,
    boolean profileComplete,
    boolean accountDeleted,
    Instant since) {

  static PayoutView of(PayoutEntity payout, @Nullable PlayerNameEntity name) {
    return new PayoutView(
        payout.quizId,
        payout.userId,
        PlayerNameEntity.shown(name, payout.userId),
        payout.amount,
        payout.status,
        payout.reason,
        payout.actorId,
        payout.approvedBy,
        name == null || name.profileComplete,
        name != null && name.deleted,
        payout.since);
  }
}
