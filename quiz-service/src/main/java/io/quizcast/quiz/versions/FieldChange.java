package io.quizcast.quiz.versions;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A changed field of a quiz or of one of its questions. Its values can reveal a right option.
 *
 * @param questionId null for a field of the quiz
 * @param number 1-based position of the question
 * @param field name as on the wire, with its language for texts, such as {@code text.kk}; {@code
 *     question} for a question that was added or deleted
 * @param from the old value; null if there was none
 * @param to the new value; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(
    @Nullable Long questionId,
    @Nullable Integer number,
    String field,
    @Nullable String from,
    @Nullable String to) {

  /** A change of a field of the quiz itself. */
  public static FieldChange ofQuiz(String field, @Nullable String from, @Nullable String to) {
    return new FieldChange(null, null, field, from, to);
  }
}
