package io.quizcast.quiz.prizes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the prize ledger. Rows are never changed, only appended. */
@Entity
@Table(name = "prize_ledger")
public class LedgerStepEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long quizId;
  public long userId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  public PayoutStatus status;

  public long amount;
  public @Nullable String reason;
  public @Nullable Long actorId;
  public Instant createdAt;
}
