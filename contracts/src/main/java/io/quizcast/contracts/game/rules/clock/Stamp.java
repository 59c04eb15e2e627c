package io.quizcast.contracts.game.rules.clock;

/**
 * The time of a command. The rules use no other time.
 *
 * @param at the broker's append time, epoch ms; used for steps that are planned by wall-clock time
 * @param clock the partition clock, ms; advances by at most a second per record, so that no gateway
 *     seems silent for longer than that after an outage or a jump of the broker's clock
 */
public record Stamp(long at, long clock) {

  /** Maximum advance of the partition clock per record. */
  public static final long MAX_STEP_MS = 1_000;

  /** The stamp of the next record of the partition. */
  public Stamp next(long appendedAt) {
    return new Stamp(appendedAt, clock + Math.clamp(appendedAt - at, 0, MAX_STEP_MS));
  }
}
