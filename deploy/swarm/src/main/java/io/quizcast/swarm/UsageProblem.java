package io.quizcast.swarm;

/** The caller can put it right; the message says how. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
