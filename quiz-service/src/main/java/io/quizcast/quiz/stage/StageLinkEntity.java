package io.quizcast.quiz.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link that lets a screen show one quiz without signing in. */
@Entity
@Table(name = "stage_links")
public class StageLinkEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(updatable = false)
  public long quizId;

  public String name;

  /** SHA-256 of the key in hex. The key itself is shown once and never stored. */
  @Column(updatable = false)
  public String keyHash;

  @Column(updatable = false)
  public long createdBy;

  @Column(updatable = false)
  public Instant createdAt;

  public @Nullable Instant revokedAt;
  public @Nullable Long revokedBy;
}
