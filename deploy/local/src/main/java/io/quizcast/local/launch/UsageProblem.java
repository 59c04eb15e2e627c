package io.quizcast.local.launch;

/** A problem that the user can fix; only its message is printed. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
