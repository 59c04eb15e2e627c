package io.quizcast.quiz.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a player did at one question, as projected from the game's log. */
@Entity
@Immutable
@Table(name = "user_answers")
@IdClass(GivenAnswer.Key.class)
public class GivenAnswer {
  /** Of {@link #selectedOption}: no answer. */
  static final int SILENT = -1;

  @Id public Long quizId;
  @Id public Long questionId;
  @Id public Long userId;
  public int selectedOption;
  public boolean isCorrect;
  public long responseTimeMs;
  public @Nullable String eliminationReason;

  /** The primary key. */
  public record Key(Long quizId, Long questionId, Long userId) {}
}
