package io.quizcast.swarm;

/** A problem that the user can fix; the message says how. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
