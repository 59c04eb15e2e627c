package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.questions.QuestionEntity;
import io.quizcast.quiz.versions.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes what an edit changed in a question, for the history of the quiz's versions. */
record QuestionChanges(Map<String, String> before) {

  static QuestionChanges since(QuestionEntity question) {
    return new QuestionChanges(fields(question));
  }

  List<FieldChange> upTo(QuestionEntity question) {
    Map<String, String> after = fields(question);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      String from = before.get(name);
      String to = after.get(name);
      if (!Objects.equals(from, to)) {
        changes.add(new FieldChange(question.id, question.position, name, from, to));
      }
    }
    return changes;
  }

  static FieldChange added(QuestionEntity question) {
    return new FieldChange(
        question.id, question.position, "question", null, question.texts.main().text());
  }

  static FieldChange removed(QuestionEntity question) {
    return new FieldChange(
        question.id, question.position, "question", question.texts.main().text(), null);
  }

  private static Map<String, String> fields(QuestionEntity question) {
    Map<String, String> fields = new LinkedHashMap<>();
    question
        .texts
        .byLanguage()
        .forEach(
            (language, wording) -> {
              put(fields, "text." + language, wording.text());
              put(fields, "options." + language, String.join(" · ", wording.options()));
              put(fields, "explanation." + language, wording.explanation());
            });
    put(fields, "correct_option", rightOption(question));
    put(fields, "time_limit_sec", Integer.toString(question.timeLimitSec));
    put(fields, "point_value", Integer.toString(question.pointValue));
    put(fields, "difficulty", Integer.toString(question.difficulty));
    put(fields, "category", question.category);
    put(fields, "tags", String.join(", ", question.tags));
    put(fields, "source", question.source);
    put(fields, "licence", question.licence);
    put(fields, "explanation_source", question.explanationSource);
    put(fields, "position", question.position == null ? null : question.position.toString());
    return fields;
  }

  /** The text of the right option, which says more than its index. */
  private static String rightOption(QuestionEntity question) {
    List<String> options = question.texts.main().options();
    return question.correctOption < options.size()
        ? options.get(question.correctOption)
        : Integer.toString(question.correctOption);
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
