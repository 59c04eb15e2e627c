package io.quizcast.quiz.review;

import java.util.List;

/**
 * Players of one game who look like one, or like none; an admin judges it.
 *
 * @param evidence what it rests on, in words and figures of the log
 */
record Suspicion(Kind kind, List<Suspect> players, String evidence) {

  enum Kind {
    /** Joined from one address, by its keyed hash. */
    SAME_ADDRESS,
    /** One address and one device label. */
    SAME_DEVICE,
    /** The same options, a wrong one among them or not, at nearly the same moments. */
    SAME_ANSWERS,
    /** Faster, or more even, than people are. */
    INHUMAN_TIMES
  }

  /**
   * @param prize what he would be paid, whole currency units
   */
  record Suspect(long userId, String username, long prize) {}
}
