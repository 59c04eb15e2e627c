package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.versions.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Computes what an edit changed, for the audit log. */
record QuizChanges(Map<String, String> before) {

  static QuizChanges since(QuizEntity quiz) {
    return new QuizChanges(fields(quiz));
  }

  /** The changed fields by name, each with its old and new value. */
  Map<String, Object> upTo(QuizEntity quiz) {
    Map<String, Object> changed = new LinkedHashMap<>();
    fields(quiz)
        .forEach(
            (field, now) -> {
              String was = before.getOrDefault(field, "");
              if (!was.equals(now)) {
                changed.put(field, Map.of("from", was, "to", now));
              }
            });
    return changed;
  }

  /** The changed fields, for the history of versions. */
  List<FieldChange> fieldsUpTo(QuizEntity quiz) {
    List<FieldChange> changes = new ArrayList<>();
    fields(quiz)
        .forEach(
            (field, now) -> {
              String was = before.getOrDefault(field, "");
              if (!was.equals(now) && !field.equals("version")) {
                changes.add(FieldChange.ofQuiz(field, was, now));
              }
            });
    return changes;
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
    fields.put("version", Long.toString(quiz.version));
    return fields;
  }
}
