package io.quizcast.e2e.alerts;

/** Thrown when this machine cannot inject a fault. The message says why. */
final class NotPossible extends Exception {
  private static final long serialVersionUID = 1;

  NotPossible(String why) {
    super(why);
  }
}
