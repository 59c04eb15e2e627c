package io.quizcast.quiz.game.runner;

/** Thrown when another owner has the partition. */
final class LeaseLost extends Exception {
  private static final long serialVersionUID = 1;
}
