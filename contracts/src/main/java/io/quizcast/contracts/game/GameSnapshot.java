package io.quizcast.contracts.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of an unfinished game as of event {@code seq}, published on {@code game.snapshots} after
 * the broker confirmed that event. A reader loads it and continues with the same partition of
 * {@code game.events} from {@code offset}. The snapshot with the highest (epoch, seq) takes
 * precedence. Players are stored in columns, so that the data of a million players fits into one
 * compressed record.
 *
 * @param offset the offset of the record on {@code game.events} that carried event {@code seq}
 * @param barred user ids that may not join, ascending; absent if there are none
 * @param pauseArmed the armed pause; absent if there is none
 */
public record GameSnapshot(
    long quizId,
    long epoch,
    long seq,
    int partition,
    long offset,
    Phase phase,
    GameEvent.@Nullable Scheduled plan,
    @Nullable GameSettings settings,
    int asked,
    int voided,
    int passRate,
    long lastClock,
    List<Gateway> gateways,
    Seats seats,
    @Nullable Sheet sheet,
    @Nullable List<Long> barred,
    GameEvent.@Nullable PauseArmed pauseArmed) {

  /** Copies this snapshot and sets the offset of the record that carried its last event. */
  public GameSnapshot at(long eventOffset) {
    return new GameSnapshot(
        quizId,
        epoch,
        seq,
        partition,
        eventOffset,
        phase,
        plan,
        settings,
        asked,
        voided,
        passRate,
        lastClock,
        gateways,
        seats,
        sheet,
        barred,
        pauseArmed);
  }

  /** The phase with the fields that belong to it; the fields of other phases are absent. */
  public record Phase(
      String name,
      long version,
      @Nullable String stage,
      @Nullable Window window,
      @Nullable List<String> silent,
      @Nullable Break pause,
      @Nullable Ad ad,
      @Nullable Long endsClock,
      GameEvent.@Nullable Finished end,
      @Nullable String reason,
      @Nullable String message) {}

  public record Break(
      long version, int next, boolean ends, int difficulty, long dueClock, boolean adShown) {}

  public record Gateway(String name, int users, long clock) {}

  /**
   * @param outAt 0 while in play, −1 for a no-show, otherwise the number of the question that
   *     eliminated the player
   * @param reason index in {@link EliminationReason}; 0 while in play
   * @param gateway index in {@code gatewayNames}, or -1
   */
  public record Seats(
      long[] userId,
      int[] score,
      long[] answerTimeMs,
      int[] outAt,
      byte[] reason,
      PlayerSet present,
      List<String> gatewayNames,
      int[] gateway) {}

  /**
   * @param answered seats with an answer; the arrays have one element for each, in ascending order
   *     of seats
   * @param silenceMs the answer time that a missing answer counts as; absent before the verdict
   * @param moved seats of players who moved to another gateway before the verdict; absent if there
   *     are none
   * @param movedLate those of them who may have lost time by moving, because the new gateway ended
   *     its window earlier; absent if there are none
   * @param left seats of players whose gateway left before it ended its window, and who have not
   *     moved since; absent if there are none
   */
  public record Sheet(
      int number,
      long questionId,
      int seats,
      PlayerSet answered,
      int[] option,
      int[] elapsedMs,
      @Nullable Integer silenceMs,
      @Nullable PlayerSet moved,
      @Nullable PlayerSet movedLate,
      @Nullable PlayerSet left) {}

  /** Compares by the owner's epoch, then by {@code seq}. */
  public boolean isNewerThan(GameSnapshot other) {
    return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
  }
}
