package io.quizcast.e2e.attacks;

/**
 * One way to make the platform unavailable.
 *
 * @param what description for the table of results
 * @param before the effect before there were limits, for the same table
 * @param step performs the attack until {@link Attacker#isOver()}
 */
record Attack(String name, String what, String before, Step step) {
  /** The actions of one attacker. */
  @FunctionalInterface
  interface Step {
    void run(Attacker attacker) throws Exception;
  }
}
