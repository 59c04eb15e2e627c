package io.quizcast.quiz.pool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One upload to the pool, which can be undone as a whole. */
@Entity
@Table(name = "pool_imports")
public class PoolImportEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(updatable = false)
  public long actorId;

  /** New questions of the upload; duplicates do not count. */
  @Column(updatable = false)
  public int questions;

  @Column(updatable = false)
  public Instant createdAt;

  public @Nullable Instant undoneAt;
}
