package io.quizcast.contracts;

/** The Kafka topics, by name. Who may write and read each is in the README's table. */
public final class Topics {
  /** Player, gateway, host and clock commands; read by quiz-service alone. */
  public static final String GAME_COMMANDS = "game.commands";

  /** The events of running games; same number of partitions as the commands. */
  public static final String GAME_EVENTS = "game.events";

  /** Each unfinished game as of some {@code seq}; compacted, keyed by quiz id. */
  public static final String GAME_SNAPSHOTS = "game.snapshots";

  /** Results and credits of finished games in batches, without names; keyed by quiz id. */
  public static final String GAME_RESULTS = "game.results";

  /** Facts about users; compacted. */
  public static final String USER_EVENTS = "user.events";

  private Topics() {}
}
