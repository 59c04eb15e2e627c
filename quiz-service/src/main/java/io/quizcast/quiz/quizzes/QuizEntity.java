package io.quizcast.quiz.quizzes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A quiz. Until its start this row is authoritative, and the runner turns every new {@link
 * #version} into a command; after the start only the runner changes the row.
 */
@Entity
@Table(name = "quizzes")
@DynamicUpdate
public class QuizEntity {
  /** Number of questions in a hybrid game, and maximum number of own questions. */
  public static final int PLANNED_QUESTIONS = 10;

  public static final long DEFAULT_PRIZE_FUND = 1_000_000;
  public static final int DEFAULT_REVEAL_MS = 5_000;

  /** Taken from the sequence before the insert, because the partition is computed from it. */
  @Id public Long id;

  public String title;
  public String description = "";
  public Instant scheduledTime;

  @Enumerated(EnumType.STRING)
  public QuizStatus status = QuizStatus.SCHEDULED;

  public int questionCount;
  public long prizeFund = DEFAULT_PRIZE_FUND;

  /** How long a verdict is shown before the next question, ad or end. */
  public int revealMs = DEFAULT_REVEAL_MS;

  public boolean finishOnZeroPlayers;

  @Enumerated(EnumType.STRING)
  public QuestionSource questionSourceMode = QuestionSource.HYBRID;

  public boolean allowEasier;

  /** The series of the quiz, whose games share a leaderboard; null for none. */
  public @Nullable String series;

  @Column(updatable = false)
  public int partition;

  public long version = 1;
  public @Nullable String cancelReason;
  public @Nullable String cancelMessage;
  public @Nullable Instant startedAt;
  public @Nullable Instant completedAt;
  public @Nullable Long firstOffset;
  public @Nullable Long lastOffset;
  public @Nullable Instant deletedAt;

  /**
   * The quiz that this rehearsal is a copy of; null if this is no rehearsal. Only bots play a
   * rehearsal and only admins see it.
   */
  @Column(updatable = false)
  public @Nullable Long rehearsalOf;

  @Column(updatable = false)
  public Instant createdAt;

  public Instant updatedAt;

  /** A new quiz with everything that a host has set, except the time. */
  public static QuizEntity copyOf(QuizEntity original) {
    QuizEntity copy = new QuizEntity();
    copy.title = original.title;
    copy.description = original.description;
    copy.prizeFund = original.prizeFund;
    copy.revealMs = original.revealMs;
    copy.finishOnZeroPlayers = original.finishOnZeroPlayers;
    copy.questionSourceMode = original.questionSourceMode;
    copy.allowEasier = original.allowEasier;
    copy.series = original.series;
    return copy;
  }

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
