package io.quizcast.quiz.prizes;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new prize fund for a quiz that one admin has proposed and another admin must confirm. */
@Entity
@Table(name = "fund_changes")
public class FundChangeEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long quizId;
  public long prizeFund;
  public long proposedBy;
  public Instant createdAt;
  public @Nullable Long confirmedBy;
  public @Nullable Instant confirmedAt;
}
