package io.quizcast.quiz.standings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the history that the game writes when it opens a question. */
@Entity
@Immutable
@Table(name = "quiz_question_history")
@IdClass(AskedEntry.Key.class)
public class AskedEntry {
  @Id public Long quizId;
  @Id public Integer questionOrder;
  public long questionId;
  public Instant askedAt;

  /** What answers were measured against; null in games of earlier versions. */
  public @Nullable Integer limitMs;

  public @Nullable Integer graceMs;

  /** The primary key. */
  public record Key(Long quizId, Integer questionOrder) {}
}
