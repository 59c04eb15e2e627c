package io.quizcast.quiz.refusal;

import java.util.List;
import java.util.function.UnaryOperator;

/** Refuses a whole list because some of its elements are invalid; answered with 422. */
public final class ValidationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Maximum number of listed errors, because a request may have 50 000 invalid elements. */
  private static final int MAX_LISTED = 200;

  private final transient List<ValidationError> listed;
  private final int total;

  /**
   * Creates the refusal; {@code errors} must not be empty, and the first one becomes the message.
   */
  public ValidationFailed(List<ValidationError> errors) {
    super(summary(errors, errors.size(), text -> text), null, false, false);
    this.total = errors.size();
    this.listed = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_LISTED)));
  }

  /** The message: the first error and the number of further errors. */
  static String summary(List<ValidationError> errors, int total, UnaryOperator<String> translate) {
    ValidationError first = errors.getFirst();
    String text = first.location() + " " + translate.apply(first.message());
    return total == 1 ? text : translate.apply(text + " (and " + (total - 1) + " more)");
  }

  /** Number of all errors, including those that are not listed. */
  int total() {
    return total;
  }

  public List<ValidationError> listed() {
    return listed;
  }
}
