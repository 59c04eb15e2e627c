package io.quizcast.quiz.quizzes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an edit changed, for the audit log. */
record QuizChanges(Map<String, String> before) {

  static QuizChanges since(Quiz quiz) {
    return new QuizChanges(fields(quiz));
  }

  /** Field by name, with its old and its new value; fields that stayed are left out. */
  Map<String, Object> upTo(Quiz quiz) {
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

  private static Map<String, String> fields(Quiz quiz) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", quiz.title);
    fields.put("description", quiz.description);
    fields.put("scheduled_time", quiz.scheduledTime.toString());
    fields.put("status", quiz.status.wire());
    fields.put("prize_fund", Long.toString(quiz.prizeFund));
    fields.put("finish_on_zero_players", Boolean.toString(quiz.finishOnZeroPlayers));
    fields.put("question_source_mode", quiz.questionSourceMode.wire());
    fields.put("allow_easier", Boolean.toString(quiz.allowEasier));
    fields.put("series", Objects.requireNonNullElse(quiz.series, ""));
    fields.put("version", Long.toString(quiz.version));
    return fields;
  }
}
