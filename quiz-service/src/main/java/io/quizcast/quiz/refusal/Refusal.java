package io.quizcast.quiz.refusal;

import io.quizcast.guard.RequestRefused;

/** Every refusal of this service's own: status and stable {@code error_type}. */
public enum Refusal {
  /** The body misses what the route cannot do without. */
  INVALID(400, "validation_error"),
  NOT_FOUND(404, "not_found"),
  /** The thing exists, but not in a state that allows this. */
  CONFLICT(409, "conflict"),
  /** The same thing is already there. */
  DUPLICATE(409, "duplicate"),
  /** {@code If-Match} names another version than the one stored. */
  VERSION_MISMATCH(412, "version_mismatch"),
  /** More bytes or rows than a request may bring. */
  TOO_LARGE(413, "too_large"),
  /** A file of a kind that this route does not read. */
  UNSUPPORTED(415, "unsupported_media"),
  /** Understood, and against a rule. */
  UNPROCESSABLE(422, "validation_error");

  final int status;
  final String errorType;

  Refusal(int status, String errorType) {
    this.status = status;
    this.errorType = errorType;
  }

  public RequestRefused because(String error) {
    return RequestRefused.of(status, errorType, error);
  }

  public static RequestRefused notFound() {
    return NOT_FOUND.because("record not found");
  }
}
