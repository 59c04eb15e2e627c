package io.quizcast.quiz.refusal;

import io.quizcast.guard.RequestRefused;

/** Refusals of this service, each with its status and stable {@code error_type}. */
public enum Refusal {
  /** A required part of the request is missing or unreadable. */
  INVALID(400, "validation_error"),
  NOT_FOUND(404, "not_found"),
  /** The current state of the resource does not allow the request. */
  CONFLICT(409, "conflict"),
  /** An equal resource exists already. */
  DUPLICATE(409, "duplicate"),
  /** {@code If-Match} names a version other than the stored one. */
  VERSION_MISMATCH(412, "version_mismatch"),
  /** The request has too many bytes or rows. */
  TOO_LARGE(413, "payload_too_large"),
  /** The route does not accept this kind of file. */
  UNSUPPORTED(415, "unsupported_media_type"),
  /** The request is readable, but a value breaks a rule. */
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
