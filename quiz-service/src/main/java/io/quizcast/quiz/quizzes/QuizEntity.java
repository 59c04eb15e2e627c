package io.quizcast.quiz.quizzes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as authored. Until it starts this row is authoritative, and the runner turns every new
 * {@link #version} into a command; from the start on only the runner writes it.
 */
@Entity
@Table(name = "quizzes")
@DynamicUpdate
public class QuizEntity {
  /** Number of questions of a hybrid game, and the maximum of own questions. */
  public static final int PLANNED_QUESTIONS = 10;

  public static final long DEFAULT_PRIZE_FUND = 1_000_000;
  public static final int DEFAULT_REVEAL_MS = 5_000;

  /** Drawn from the sequence before the insert, because the partition is computed from it. */
  @Id public Long id;

  public String title;
  public String description = "";
  public Instant scheduledTime;
  public QuizStatus status = QuizStatus.SCHEDULED;
  public int questionCount;
  public long prizeFund;

  /** How long a verdict stays before the next question, ad or end. */
  public int revealMs = DEFAULT_REVEAL_MS;

  public boolean finishOnZeroPlayers;
  public QuestionSource questionSourceMode = QuestionSource.HYBRID;
  public boolean allowEasier;

  /** Games of one series share a leaderboard; null for no series. */
  public @Nullable String series;

  @Column(updatable = false)
  public int partition;

  public long version = 1;
  public @Nullable String cancelReason;
  public @Nullable String cancelMessage;
  public @Nullable String heldReason;
  public @Nullable Instant startedAt;
  public @Nullable Instant completedAt;
  public @Nullable Long firstOffset;
  public @Nullable Long lastOffset;
  public @Nullable Instant deletedAt;

  /** The quiz that this rehearsal is a copy of; only bots play it and only admins see it. */
  @Column(updatable = false)
  public @Nullable Long rehearsalOf;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  /** Raises the version after an edit; the caller holds the row's lock. */
  public void edited(Instant now) {
    version++;
    updatedAt = now;
  }

  /** How many questions a game of this quiz would ask. */
  public int plannedQuestions() {
    if (status == QuizStatus.IN_PROGRESS || status == QuizStatus.COMPLETED) {
      return questionCount;
    }
    return questionSourceMode == QuestionSource.HYBRID ? PLANNED_QUESTIONS : questionCount;
  }
}
