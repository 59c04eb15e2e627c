package io.quizcast.quiz.ads;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An ad that a quiz shows after one of its questions. The running game reads the slot only when the
 * ad is due.
 */
@Entity
@Table(name = "quiz_ad_slots")
public class AdSlotEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(updatable = false)
  public long quizId;

  public int questionAfter;
  public long adAssetId;
  public boolean isActive;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  public long version = 1;

  /** Raises the version after an edit; the caller holds the row's lock. */
  void edited() {
    version++;
    updatedAt = Instant.now();
  }
}
