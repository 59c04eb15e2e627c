package io.quizcast.e2e.alerts;

import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Script;

/** The players of a game during a fault, and how they answer. */
record Cast(int bots, int questions, BehaviourMix mix, Script.Pace pace) {

  /** Everybody answers, at any time within the first seconds. */
  static Cast of(int bots, int questions) {
    return new Cast(bots, questions, BehaviourMix.parse(""), new Script.Pace(100, 3_000, 0));
  }

  /** Everybody answers, but nobody does so immediately. */
  static Cast hesitant(int bots, int questions) {
    return new Cast(bots, questions, BehaviourMix.parse(""), new Script.Pace(2_000, 4_000, 0));
  }

  /** The game has one question, and nobody answers it. */
  static Cast silent(int bots) {
    return new Cast(bots, 1, BehaviourMix.parse("silent=100"), new Script.Pace(100, 1_000, 1));
  }
}
