package io.quizcast.swarm.game;

/**
 * How a bot plays. All but the last two answer correctly until their trouble question, the one they
 * fail at.
 */
public enum Behaviour {
  /** Right in every question. */
  GOOD,
  /** Answers the trouble question wrong. */
  WRONG,
  /** Answers correctly, but always in the last second of the window. */
  SLOW,
  /** Does not answer the trouble question. */
  SILENT,
  /** Answers the trouble question after its window and grace period. */
  LATE,
  /** Loses its socket during the trouble question, reconnects and answers correctly. */
  RECONNECTING,
  /** Sends a second, different option right after every answer; the first one counts. */
  HASTY,
  /** Chooses options at random. */
  GUESSING
}
