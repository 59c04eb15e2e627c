package io.quizcast.quiz.pool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload to the pool. It can be undone as a whole. */
@Entity
@Table(name = "pool_imports")
public class PoolImportEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(updatable = false)
  public long actorId;

  /** Number of new questions in the upload, without duplicates. */
  @Column(updatable = false)
  public int questions;

  @Column(updatable = false)
  public Instant createdAt;

  public @Nullable Instant undoneAt;
}
