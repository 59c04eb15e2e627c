package io.quizcast.quiz.game.runner;

/**
 * Thrown when the partition cannot be read safely. The runner halts until an operator has resolved
 * the cause.
 */
final class FatalPartitionError extends Exception {
  private static final long serialVersionUID = 1;

  FatalPartitionError(String message) {
    super(message);
  }
}
