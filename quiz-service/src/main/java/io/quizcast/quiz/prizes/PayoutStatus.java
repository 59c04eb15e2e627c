package io.quizcast.quiz.prizes;

import java.util.Set;

/** Status of a payout. Every change of status is a row of the ledger. */
public enum PayoutStatus {
  PENDING,
  APPROVED,
  PAID,
  HELD;

  /** The statuses from which a payout can get this one. */
  Set<PayoutStatus> before() {
    return switch (this) {
      case PENDING -> Set.of();
      case APPROVED -> Set.of(PENDING, HELD);
      case HELD -> Set.of(PENDING, APPROVED);
      case PAID -> Set.of(APPROVED);
    };
  }
}
