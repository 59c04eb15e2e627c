package io.quizcast.quiz.questions;

import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks tags and categories that are set for many questions together, by the rules of {@link
 * QuestionCheck}.
 */
public final class QuestionLabels {
  public static final int MAX_TAGS = QuestionCheck.MAX_TAGS;

  private QuestionLabels() {}

  /** Returns the distinct tags; none if there is no list. */
  public static List<String> tags(String field, @Nullable List<@Nullable String> tags) {
    List<@Nullable String> given = tags == null ? List.of() : tags;
    if (given.size() > MAX_TAGS) {
      throw failed(field, "must be at most " + MAX_TAGS);
    }
    return given.stream().map(tag -> label(field, tag)).distinct().toList();
  }

  /** Returns the label without surrounding spaces. */
  public static String label(String field, @Nullable String label) {
    String stripped = label == null ? "" : label.strip();
    String problem = QuestionCheck.problem(stripped, 1, QuestionCheck.MAX_LABEL);
    if (problem != null) {
      throw failed(field, problem);
    }
    return stripped;
  }

  private static ValidationFailed failed(String field, String message) {
    return new ValidationFailed(List.of(new ValidationError(0, field, message)));
  }
}
