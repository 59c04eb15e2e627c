package io.quizcast.swarm.game;

/**
 * How a bot plays. All except the last two answer correctly until their trouble question, where the
 * behaviour shows.
 */
public enum Behaviour {
  /** Answers every question correctly. */
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
  /** Sends a second, different option right after every answer. The first one counts. */
  HASTY,
  /** Chooses options at random. */
  GUESSING
}
