package io.quizcast.quiz.questions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A question of one quiz, or of the shared pool when {@link #quizId} is null. */
@Entity
@Table(name = "questions")
public class QuestionEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(updatable = false)
  public @Nullable Long quizId;

  /** 1-based position in the game. */
  public @Nullable Integer position;

  @JdbcTypeCode(SqlTypes.JSON)
  public Wordings texts;

  /** 0-based index. Until the question is judged only admins may see it. */
  public int correctOption;

  public int timeLimitSec;
  public int pointValue;
  public int difficulty;
  public @Nullable String category;

  @JdbcTypeCode(SqlTypes.ARRAY)
  public String[] tags = {};

  public @Nullable String source;
  public @Nullable String licence;

  /** Link to a page that confirms the explanation. */
  public @Nullable String explanationSource;

  public @Nullable Long reservedBy;
  public @Nullable Instant usedAt;
  public @Nullable Instant lastUsedAt;
  public String fingerprint;
  public @Nullable Instant deletedAt;

  /**
   * When a pool question was archived; an archived question is kept, but no list shows it and no
   * game asks it.
   */
  public @Nullable Instant archivedAt;

  /**
   * Version of a pool question, raised by every edit. An own question is protected by the version
   * of its quiz instead.
   */
  public long version = 1;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;
}
