package io.quizcast.quiz.questions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that passed {@link QuestionCheck} and has no row yet. */
public record QuestionDraft(
    Wordings texts,
    int correctOption,
    int difficulty,
    int timeLimitSec,
    int pointValue,
    @Nullable Integer position,
    @Nullable String category,
    List<String> tags,
    @Nullable String source,
    @Nullable String licence,
    String fingerprint) {

  /** Writes everything but id, quiz, place and stock into the row. */
  public void writeTo(Question row, Instant now) {
    row.texts = texts;
    row.correctOption = correctOption;
    row.difficulty = difficulty;
    row.timeLimitSec = timeLimitSec;
    row.pointValue = pointValue;
    row.category = category;
    row.tags = tags.toArray(String[]::new);
    row.source = source;
    row.licence = licence;
    row.fingerprint = fingerprint;
    row.updatedAt = now;
  }
}
