package io.quizcast.contracts;

/** Names of the Kafka topics. A table in the README lists who may write and read each. */
public final class Topics {
  /** Player, gateway, host and clock commands; only quiz-service reads them. */
  public static final String GAME_COMMANDS = "game.commands";

  /** The events of running games; same number of partitions as the commands. */
  public static final String GAME_EVENTS = "game.events";

  /** Snapshots of unfinished games; compacted, keyed by quiz id. */
  public static final String GAME_SNAPSHOTS = "game.snapshots";

  /**
   * Results of finished games in batches without names, and changes of prize status; keyed by quiz
   * id.
   */
  public static final String GAME_RESULTS = "game.results";

  /** Facts about users; compacted. */
  public static final String USER_EVENTS = "user.events";

  private Topics() {}
}
