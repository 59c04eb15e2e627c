package io.quizcast.quiz.review;

import java.util.List;

/**
 * A hint that players of one game are one person or a program; an admin decides.
 *
 * @param evidence figures from the log, in English
 */
record Suspicion(Kind kind, List<Suspect> players, String evidence) {

  enum Kind {
    /** Joined from one address; addresses are compared by a keyed hash. */
    SAME_ADDRESS,
    /** One address and one device label. */
    SAME_DEVICE,
    /** The same options at nearly the same times. */
    SAME_ANSWERS,
    /** Times that are faster or more even than those of people. */
    INHUMAN_TIMES
  }

  /**
   * @param prize the player's share, whole currency units
   */
  record Suspect(long userId, String username, long prize) {}
}
