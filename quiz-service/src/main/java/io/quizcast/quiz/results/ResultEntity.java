package io.quizcast.quiz.results;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A player's result of a game. It is written once, by the last commit of the game. */
@Entity
@Immutable
@Table(name = "results")
public class ResultEntity {
  @Id public Long id;
  public long userId;
  public long quizId;
  public int score;
  public int correctAnswers;
  public int totalQuestions;
  public int rank;
  public boolean isWinner;
  public long prizeFund;
  public @Nullable String prizeHoldReason;
  public boolean isEliminated;
  public @Nullable Integer eliminatedOnQuestion;
  public @Nullable String eliminationReason;
  public long answerTimeMs;
  public Instant completedAt;
}
