package io.quizcast.contracts.game;

import io.quizcast.contracts.game.rules.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unfinished game as of event {@code seq}, on {@code game.snapshots}. Written after the broker
 * confirmed that event; a reader loads it and goes on reading {@code game.events} of the same
 * partition from {@code offset}. Of several, the highest (epoch, seq) wins. Columns instead of rows
 * keep a hundred thousand players within a record once the producer compresses it.
 *
 * @param offset of the record on {@code game.events} that carried event {@code seq}
 * @param barred user ids that may not join, ascending; absent when there are none
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
    @Nullable List<Long> barred) {

  /** Which phase, and what only that phase knows; the rest is absent. */
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
   * @param outAt 0 in, -1 absent, else the question that put him out
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
   */
  public record Sheet(
      int number, long questionId, int seats, PlayerSet answered, int[] option, int[] elapsedMs) {}

  /** Newer by owner, then by event. */
  public boolean isNewerThan(GameSnapshot other) {
    return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
  }
}
