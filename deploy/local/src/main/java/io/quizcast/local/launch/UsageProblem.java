package io.quizcast.local.launch;

/** A problem the caller can repair; only its message is printed. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
