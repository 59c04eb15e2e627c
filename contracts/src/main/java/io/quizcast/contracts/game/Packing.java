package io.quizcast.contracts.game;

import java.time.Duration;

/** How a gateway puts the answers of a game into records of {@code game.commands}. */
public enum Packing {
  /** A pack contains what arrived while the previous record was unconfirmed. */
  BY_FLIGHT(Duration.ZERO),

  /** A pack also waits for more answers. */
  GATHERED(Duration.ofMillis(8)),

  /** A pack waits longer, because a large game has many gateways. */
  GATHERED_LONGER(Duration.ofMillis(50));

  /** Minimum number of players in a game whose packs wait for more answers. */
  public static final int MEDIUM = 2_000;

  /** Minimum number of players in a game whose packs wait longer. */
  public static final int LARGE = 50_000;

  /** A pack of this many answers does not wait for more. */
  public static final int ENOUGH = 128;

  private final Duration pause;

  Packing(Duration pause) {
    this.pause = pause;
  }

  /**
   * @param players how many players the game has
   */
  public static Packing of(int players) {
    if (players < MEDIUM) {
      return BY_FLIGHT;
    }
    return players < LARGE ? GATHERED : GATHERED_LONGER;
  }

  /** Minimum time from a pack to one of fewer than {@link #ENOUGH} answers. */
  public Duration pause() {
    return pause;
  }
}
