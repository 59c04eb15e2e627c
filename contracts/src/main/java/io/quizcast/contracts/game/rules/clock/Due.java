package io.quizcast.contracts.game.rules.clock;

/**
 * The clock command that a game waits for. The partition owner sends it when it is due, and repeats
 * it until the state has changed.
 *
 * @param version the version the command must carry
 * @param at due time in ms, on the broker's clock if {@code wall}, otherwise on the partition clock
 * @param wall whether {@code at} is a wall-clock time, as for the steps before the start
 */
public record Due(Kind kind, long version, long at, boolean wall) {

  public enum Kind {
    ANNOUNCE,
    OPEN_LOBBY,
    START,
    OPEN,
    QUESTION_OUT,
    CLOSE,
    JUDGE,
    BEGIN_PAUSE,
    END_AD,
    FINISH
  }

  public static Due wall(Kind kind, long version, long at) {
    return new Due(kind, version, at, true);
  }

  public static Due clock(Kind kind, long version, long at) {
    return new Due(kind, version, at, false);
  }

  public boolean reached(Stamp now) {
    return (wall ? now.at() : now.clock()) >= at;
  }
}
