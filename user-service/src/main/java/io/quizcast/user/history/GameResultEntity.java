package io.quizcast.user.history;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The result of one player in one game. */
@Entity
@Table(name = "game_results")
public class GameResultEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public long userId;
  public long quizId;
  public long score;
  public long correctAnswers;
  public long totalQuestions;
  public long rank;
  public boolean isWinner;
  public long prizeFund;
  public boolean isEliminated;
  public Integer eliminatedOnQuestion;
  public String eliminationReason;
  public long answerTimeMs;
  public Instant completedAt;
  public Instant createdAt;
  public Instant updatedAt;
}
