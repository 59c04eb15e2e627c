package io.quizcast.local.launch;

/** Something the person at the keyboard can mend; the message is all he sees. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
