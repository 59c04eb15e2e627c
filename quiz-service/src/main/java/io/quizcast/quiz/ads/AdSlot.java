package io.quizcast.quiz.ads;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Which ad a quiz shows after which question; read live by the running game. */
@Entity
@Table(name = "quiz_ad_slots")
public class AdSlot {
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

  /** Marks an edit; the caller holds the row's lock. */
  void edited() {
    version++;
    updatedAt = Instant.now();
  }
}
