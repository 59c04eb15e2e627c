package io.quizcast.e2e.alerts;

/** Says that this machine cannot inject a fault, and why. */
final class NotPossible extends Exception {
  private static final long serialVersionUID = 1;

  NotPossible(String why) {
    super(why);
  }
}
