package io.quizcast.quiz.refusal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of one element.
 *
 * @param index 0-based element of the request's list
 * @param cell where a spreadsheet or text file says so, such as {@code B7} or {@code line 12}
 */
public record Flaw(int index, String field, String message, @Nullable String cell) {
  public Flaw(int index, String field, String message) {
    this(index, field, message, null);
  }

  @JsonIgnore
  public String place() {
    return cell == null ? "questions[" + index + "]." + field : cell + " (" + field + ")";
  }
}
