package io.quizcast.e2e.alerts;

/** A fault that cannot be brought about here, and why. */
final class NotPossible extends Exception {
  private static final long serialVersionUID = 1;

  NotPossible(String why) {
    super(why);
  }
}
