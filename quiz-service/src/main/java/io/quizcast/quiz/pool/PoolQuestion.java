package io.quizcast.quiz.pool;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.questions.QuestionTexts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of the pool as admins see it, with its right option. */
record PoolQuestion(
    long id,
    @JsonUnwrapped QuestionTexts<String> unwrapped,
    @Nullable String explanationSource,
    int correctOption,
    int difficulty,
    int timeLimitSec,
    int pointValue,
    @Nullable String category,
    List<String> tags,
    @Nullable String source,
    @Nullable String licence,
    boolean isUsed,
    @Nullable Instant lastUsedAt,
    @Nullable Long reservedBy,
    @Nullable Instant archivedAt,
    @Nullable Integer timesAsked,
    @Nullable Double passRate,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** The question without its figures. */
  static PoolQuestion of(QuestionEntity row) {
    return of(row, null);
  }

  /**
   * The question with its figures.
   *
   * @param figures null if it was never asked in a finished game
   */
  static PoolQuestion of(QuestionEntity row, @Nullable PoolFigures figures) {
    return new PoolQuestion(
        row.id,
        QuestionTexts.of(row.texts),
        row.explanationSource,
        row.correctOption,
        row.difficulty,
        row.timeLimitSec,
        row.pointValue,
        row.category,
        List.of(row.tags),
        row.source,
        row.licence,
        row.usedAt != null,
        row.lastUsedAt,
        row.reservedBy,
        row.archivedAt,
        figures == null ? null : figures.timesAsked(),
        figures == null ? null : figures.passRate(),
        row.version,
        row.createdAt,
        row.updatedAt);
  }
}
