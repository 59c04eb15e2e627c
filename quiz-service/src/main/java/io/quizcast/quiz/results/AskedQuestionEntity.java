package io.quizcast.quiz.results;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A question that a game has asked. The row is written when the game opens the question. */
@Entity
@Immutable
@Table(name = "quiz_question_history")
@IdClass(AskedQuestionEntity.Key.class)
public class AskedQuestionEntity {
  @Id public Long quizId;
  @Id public Integer questionOrder;
  public long questionId;
  public Instant askedAt;

  /** Time limit of the question; null in games of earlier versions. */
  public @Nullable Integer limitMs;

  public @Nullable Integer graceMs;

  /** The primary key. */
  public record Key(Long quizId, Integer questionOrder) {}
}
