package io.quizcast.quiz.quizzes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Request and answer bodies of the quiz routes, beside {@link QuizView}. */
final class QuizBodies {
  private QuizBodies() {}

  /**
   * @param prizeFund missing: the default; 0: none
   * @param revealMs how long a verdict stays on screen; missing: the default
   * @param questionSourceMode missing or blank: hybrid
   * @param series the series whose leaderboard counts this game; missing or blank: none
   */
  record Create(
      @Nullable String title,
      @Nullable String description,
      @JsonDeserialize(using = ZonedTime.class) @Nullable OffsetDateTime scheduledTime,
      @Nullable Long prizeFund,
      @Nullable Integer revealMs,
      @Nullable Boolean finishOnZeroPlayers,
      @Nullable String questionSourceMode,
      @Nullable Boolean allowEasier,
      @Nullable String series) {}

  /**
   * Missing fields stay as they are.
   *
   * @param series blank: none
   */
  record Edit(
      @Nullable String title,
      @Nullable String description,
      @JsonDeserialize(using = ZonedTime.class) @Nullable OffsetDateTime scheduledTime,
      @Nullable Long prizeFund,
      @Nullable Integer revealMs,
      @Nullable Boolean finishOnZeroPlayers,
      @Nullable String questionSourceMode,
      @Nullable Boolean allowEasier,
      @Nullable String series) {}

  record Move(
      @JsonDeserialize(using = ZonedTime.class) @Nullable OffsetDateTime scheduledTime,
      @Nullable Boolean finishOnZeroPlayers) {}

  record Duplicate(
      @JsonDeserialize(using = ZonedTime.class) @Nullable OffsetDateTime scheduledTime) {}

  record Page(java.util.List<QuizView> quizzes, long total, int page, int size) {}
}
