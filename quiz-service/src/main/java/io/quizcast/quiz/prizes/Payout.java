package io.quizcast.quiz.prizes;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a winner gets and where that stands: the newest row of the ledger. */
@Entity
@Immutable
@Table(name = "payouts")
public class Payout {
  @Id public Long id;
  public long quizId;
  public long userId;
  public long amount;

  @Enumerated(EnumType.STRING)
  public PayoutStatus status;

  public @Nullable String reason;

  /** The admin who made the step; null for the game itself. */
  public @Nullable Long actorId;

  public Instant since;
  public @Nullable Long approvedBy;

  /** It can be held once. */
  public boolean heldBefore;
}
