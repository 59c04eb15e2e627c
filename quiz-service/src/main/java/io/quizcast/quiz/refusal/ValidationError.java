package io.quizcast.quiz.refusal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An error in one field of one element of a request or file.
 *
 * @param index 0-based element of the request's list
 * @param cell location in a file, such as {@code B7} or {@code line 12}; null for JSON bodies
 */
public record ValidationError(int index, String field, String message, @Nullable String cell) {
  public ValidationError(int index, String field, String message) {
    this(index, field, message, null);
  }

  @JsonIgnore
  public String location() {
    return cell == null ? "questions[" + index + "]." + field : cell + " (" + field + ")";
  }

  ValidationError translated(UnaryOperator<String> translate) {
    return new ValidationError(index, field, translate.apply(message), cell);
  }
}
