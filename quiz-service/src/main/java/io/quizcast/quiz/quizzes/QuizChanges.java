package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.versions.FieldChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Computes what an edit changed, for the audit log and the history of versions. */
record QuizChanges(Map<String, String> before) {
  static final String VERSION = "version";

  static QuizChanges since(QuizEntity quiz) {
    return new QuizChanges(fields(quiz));
  }

  /** The changed fields by name, {@link #VERSION} among them. */
  Map<String, FieldChange> upTo(QuizEntity quiz) {
    Map<String, FieldChange> changes = new LinkedHashMap<>();
    fields(quiz)
        .forEach(
            (field, now) -> {
              String was = before.getOrDefault(field, "");
              if (!was.equals(now)) {
                changes.put(field, FieldChange.ofQuiz(field, was, now));
              }
            });
    return changes;
  }

  /** The changes as the audit log has them. */
  static Map<String, Object> details(Map<String, FieldChange> changes) {
    Map<String, Object> details = new LinkedHashMap<>();
    changes.forEach(
        (field, change) -> details.put(field, Map.of("from", change.from(), "to", change.to())));
    return details;
  }

  private static Map<String, String> fields(QuizEntity quiz) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", quiz.title);
    fields.put("description", quiz.description);
    fields.put("scheduled_time", quiz.scheduledTime.toString());
    fields.put("status", quiz.status.wire());
    fields.put("prize_fund", Long.toString(quiz.prizeFund));
    fields.put("reveal_ms", Integer.toString(quiz.revealMs));
    fields.put("finish_on_zero_players", Boolean.toString(quiz.finishOnZeroPlayers));
    fields.put("question_source_mode", quiz.questionSourceMode.wire());
    fields.put("allow_easier", Boolean.toString(quiz.allowEasier));
    fields.put("series", Objects.requireNonNullElse(quiz.series, ""));
    fields.put(VERSION, Long.toString(quiz.version));
    return fields;
  }
}
