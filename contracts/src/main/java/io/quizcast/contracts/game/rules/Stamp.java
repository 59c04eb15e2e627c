package io.quizcast.contracts.game.rules;

/**
 * The time of a command, the only time the rules know.
 *
 * @param at the broker's append time, epoch ms; for stages planned by wall clock
 * @param clock the partition clock, ms; advances by at most a second per record, so that an outage
 *     or a stepped broker clock ages no gateway by more
 */
public record Stamp(long at, long clock) {

  /** How far the clock advances over one record at most. */
  public static final long MAX_STEP_MS = 1_000;

  /** The stamp of the next record of the partition. */
  public Stamp next(long appendedAt) {
    return new Stamp(appendedAt, clock + Math.clamp(appendedAt - at, 0, MAX_STEP_MS));
  }
}
