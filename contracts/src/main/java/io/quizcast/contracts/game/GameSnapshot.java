package io.quizcast.contracts.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of an unfinished game as of event {@code seq}, on {@code game.snapshots}. It is written
 * after the broker confirmed that event; a reader loads it and goes on reading {@code game.events}
 * of the same partition from {@code offset}. Of several, the highest (epoch, seq) wins. Columns
 * instead of rows keep a hundred thousand players within one compressed record.
 *
 * @param offset of the record on {@code game.events} that carried event {@code seq}
 * @param barred user ids that may not join, ascending; absent if there are none
 * @param pauseArmed the armed pause; absent if none is
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

  /** The same snapshot, naming the record that carried its event. */
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

  /** The phase and what only that phase knows; the rest is absent. */
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
   * @param outAt 0 while in, -1 for a no-show, else the question that put the player out
   * @param reason index in {@link EliminationReason}; 0 while in
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
   * @param answered seats with an answer; the arrays hold theirs, in ascending order of seats
   * @param silenceMs what a missing answer was charged by the verdict; absent before it
   */
  public record Sheet(
      int number,
      long questionId,
      int seats,
      PlayerSet answered,
      int[] option,
      int[] elapsedMs,
      @Nullable Integer silenceMs) {}

  /** Compares the owner's epoch, then the event. */
  public boolean isNewerThan(GameSnapshot other) {
    return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
  }
}
