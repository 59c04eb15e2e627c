package io.quizcast.quiz.questions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A valid question that is not stored yet. */
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
    @Nullable String explanationSource,
    String fingerprint) {

  /** Copies all fields except id, quiz, position and usage into the row. */
  public void writeTo(QuestionEntity row, Instant now) {
    row.texts = texts;
    row.correctOption = correctOption;
    row.difficulty = difficulty;
    row.timeLimitSec = timeLimitSec;
    row.pointValue = pointValue;
    row.category = category;
    row.tags = tags.toArray(String[]::new);
    row.source = source;
    row.licence = licence;
    row.explanationSource = explanationSource;
    row.fingerprint = fingerprint;
    row.updatedAt = now;
  }
}
