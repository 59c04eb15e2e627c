package io.quizcast.quiz.review;

import java.util.List;

/**
 * A hint that several players of a game are one person, or that a player is a program. An admin
 * decides what to do about it.
 *
 * @param evidence figures from the log, in English
 */
record Suspicion(Kind kind, List<Suspect> players, String evidence) {

  enum Kind {
    /** The players joined from the same address; addresses are compared by a keyed hash. */
    SAME_ADDRESS,
    /** The players have the same address and the same device label. */
    SAME_DEVICE,
    /** The players chose the same options at nearly the same times. */
    SAME_ANSWERS,
    /** The player's answer times are shorter or more regular than a person's can be. */
    INHUMAN_TIMES,
    /** The player has the e-mail address or the device of another account that is banned. */
    RETURNED_FROM_BAN
  }

  /**
   * @param prize the player's share, whole currency units
   */
  record Suspect(long userId, String username, long prize) {}
}
