package io.quizcast.contracts;

/** Names of the Kafka topics. {@code TopicAccess} lists who may read and write each. */
public final class Topics {
  /** Commands of players, gateways, hosts and the clock; only quiz-service reads them. */
  public static final String GAME_COMMANDS = "game.commands";

  /** The events of running games. It has as many partitions as the topic of commands. */
  public static final String GAME_EVENTS = "game.events";

  /** Snapshots of unfinished games; compacted, keyed by quiz id. */
  public static final String GAME_SNAPSHOTS = "game.snapshots";

  /**
   * Results of finished games in batches without names, and changes of prize status; keyed by quiz
   * id.
   */
  public static final String GAME_RESULTS = "game.results";

  /** Facts about users, such as names, roles and ended sessions; compacted. */
  public static final String USER_EVENTS = "user.events";

  private Topics() {}
}
