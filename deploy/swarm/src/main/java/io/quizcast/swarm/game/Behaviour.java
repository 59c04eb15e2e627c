package io.quizcast.swarm.game;

/** How a bot plays. All but the last two play well until their trouble question. */
public enum Behaviour {
  /** Right in every question. */
  GOOD,
  /** Wrong at the trouble question. */
  WRONG,
  /** Right, but always in the last second of the window. */
  SLOW,
  /** Says nothing at the trouble question. */
  SILENT,
  /** Answers the trouble question when its window and the late grace are over. */
  LATE,
  /** Loses its socket in the trouble question, comes back and answers rightly. */
  RECONNECTING,
  /** Sends a second, other option right behind every first: the first one counts. */
  HASTY,
  /** Any option, as one does who has no idea. */
  GUESSING
}
