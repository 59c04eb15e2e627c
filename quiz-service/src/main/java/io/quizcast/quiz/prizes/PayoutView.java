package io.quizcast.quiz.prizes;

import io.quizcast.quiz.players.PlayerNameEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout as the review queue shows it.
 *
 * @param amount whole currency units
 * @param reason why it is held
 * @param actorId the admin who made the newest step
 * @param profileComplete a payout of an incomplete profile can only be held
 * @param accountDeleted a payout of a deleted account waits for a decision
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
