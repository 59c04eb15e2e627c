package io.quizcast.quiz.refusal;

import java.util.List;
import java.util.function.UnaryOperator;

/** Refuses a whole list because some elements are invalid. Answered with 422. */
public final class ValidationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Bounds the answer: a request may bring 50 000 invalid elements. */
  private static final int MAX_LISTED = 200;

  private final transient List<ValidationError> listed;
  private final int total;

  /** {@code errors} is not empty; the first one becomes the message. */
  public ValidationFailed(List<ValidationError> errors) {
    super(summary(errors, errors.size(), text -> text), null, false, false);
    this.total = errors.size();
    this.listed = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_LISTED)));
  }

  /** The first error and how many more there are. */
  static String summary(List<ValidationError> errors, int total, UnaryOperator<String> translate) {
    ValidationError first = errors.getFirst();
    String text = first.location() + " " + translate.apply(first.message());
    return total == 1 ? text : translate.apply(text + " (and " + (total - 1) + " more)");
  }

  /** How many errors there are, the ones that are not listed included. */
  int total() {
    return total;
  }

  public List<ValidationError> listed() {
    return listed;
  }
}
