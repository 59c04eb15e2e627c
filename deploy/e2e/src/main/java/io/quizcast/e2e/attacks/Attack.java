package io.quizcast.e2e.attacks;

/**
 * One way to make the platform unavailable.
 *
 * @param what description for the table of results
 * @param before effect before there were limits, for the same table
 * @param step attacks until {@link Attacker#isOver()}
 */
record Attack(String name, String what, String before, Step step) {
  /** What one attacker does. */
  @FunctionalInterface
  interface Step {
    void run(Attacker attacker) throws Exception;
  }
}
