package io.quizcast.quiz.prizes;

import java.util.Set;

/** Where a payout stands; each step is a row of the ledger, and each is made at most once. */
public enum PayoutStatus {
  PENDING,
  APPROVED,
  PAID,
  HELD;

  /** From which statuses this one is reached. */
  Set<PayoutStatus> before() {
    return switch (this) {
      case PENDING -> Set.of();
      case APPROVED -> Set.of(PENDING, HELD);
      case HELD -> Set.of(PENDING, APPROVED);
      case PAID -> Set.of(APPROVED);
    };
  }
}
