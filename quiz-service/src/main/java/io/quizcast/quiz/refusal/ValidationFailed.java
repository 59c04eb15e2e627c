package io.quizcast.quiz.refusal;

import java.util.List;

/** Refuses a whole list because some elements are invalid. Answered with 422. */
public final class ValidationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Bounds the answer: a request may bring 50 000 invalid elements. */
  private static final int MAX_LISTED = 200;

  private final transient List<ValidationError> listed;

  /** {@code errors} is not empty; the first one becomes the message. */
  public ValidationFailed(List<ValidationError> errors) {
    super(summary(errors), null, false, false);
    this.listed = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_LISTED)));
  }

  private static String summary(List<ValidationError> errors) {
    ValidationError first = errors.getFirst();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return first.location() + " " + first.message() + more;
  }

  public List<ValidationError> listed() {
    return listed;
  }
}
