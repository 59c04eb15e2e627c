package io.quizcast.e2e.attacks;

/**
 * One way to make the platform unavailable.
 *
 * @param what description for the table of results @param step attacks until {@link
 *     Attacker#isOver()}
 */
record Attack(String name, String what, Step step) {
  /** What one attacker does. */
  @FunctionalInterface
  interface Step {
    void run(Attacker attacker) throws Exception;
  }
}
