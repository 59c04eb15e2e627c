package io.quizcast.quiz.prizes;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A winner's prize with its status, which is the newest row of the ledger for this player and quiz.
 */
@Entity
@Immutable
@Table(name = "payouts")
public class PayoutEntity {
  @Id public Long id;
  public long quizId;
  public long userId;
  public long amount;

  @Enumerated(EnumType.STRING)
  public PayoutStatus status;

  public @Nullable String reason;

  /** The admin who made the newest step; null if the game made it. */
  public @Nullable Long actorId;

  public Instant since;
  public @Nullable Long approvedBy;

  /** Whether the payout was held before, because it can be held only once. */
  public boolean heldBefore;
}
