package io.quizcast.e2e.chaos;

import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Script;
import java.time.Duration;

/**
 * The questions and players of a run.
 *
 * @param limitSeconds time limit of every question
 * @param lead time between creating the quiz and its start, in which the bots join
 */
record GameShape(
    int questions, int limitSeconds, Duration lead, BehaviourMix mix, Script.Pace pace) {

  /** Four short questions and players of every kind. */
  static final GameShape SHORT =
      new GameShape(
          4,
          5,
          Duration.ofSeconds(10),
          BehaviourMix.parse("wrong=10,slow=15,silent=5,late=5,reconnecting=10,hasty=5"),
          new Script.Pace(100, 3000, 0));

  /** Duration from the start to the results if nothing fails. */
  Duration expected() {
    return Duration.ofSeconds((long) questions * (limitSeconds + 3));
  }
}
