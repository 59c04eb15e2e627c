package io.quizcast.quiz.quizzes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Request and answer bodies of the quiz routes; see also {@link QuizView}. */
final class QuizBodies {
  private QuizBodies() {}

  /**
   * The fields of a new quiz or of an edit. In an edit, missing fields are not changed.
   *
   * @param prizeFund prize fund; the default if missing, none if 0
   * @param revealMs how long a verdict stays on screen; the default if missing
   * @param questionSourceMode source of questions; hybrid if missing or blank
   * @param series the series whose leaderboard counts this game; none if missing or blank
   */
  record Fields(
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
