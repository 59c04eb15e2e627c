package io.quizcast.quiz.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A player's answer to one question, projected from the game's log. */
@Entity
@Immutable
@Table(name = "user_answers")
@IdClass(AnswerEntity.Key.class)
public class AnswerEntity {
  /** Value of {@link #selectedOption} when the player did not answer. */
  static final int NO_ANSWER = -1;

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
