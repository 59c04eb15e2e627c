package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.PlayerSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded answers to one question, by seat. The number of seats is fixed, because nobody can
 * join after the first question has opened. Confined to one thread.
 */
public final class AnswerSheet {
  /** Marks a seat without an answer; no client can send this option. */
  public static final int NONE = Integer.MIN_VALUE;

  private final int number;
  private final long questionId;
  private final int[] option;
  private final int[] elapsedMs;
  private final BitSet moved;
  private final BitSet movedLate;
  private final BitSet left;
  private int answered;
  private int silenceMs;

  AnswerSheet(int number, long questionId, int seats) {
    this.number = number;
    this.questionId = questionId;
    option = new int[seats];
    elapsedMs = new int[seats];
    moved = new BitSet();
    movedLate = new BitSet();
    left = new BitSet();
    Arrays.fill(option, NONE);
  }

  AnswerSheet(GameSnapshot.Sheet from) {
    this(from.number(), from.questionId(), from.seats());
    int[] seats = from.answered().toArray();
    for (int i = 0; i < seats.length; i++) {
      record(seats[i], from.option()[i], from.elapsedMs()[i]);
    }
    silenceMs = from.silenceMs() == null ? 0 : from.silenceMs();
    addAll(from.moved(), moved);
    addAll(from.movedLate(), movedLate);
    addAll(from.left(), left);
  }

  GameSnapshot.Sheet sheet() {
    int[] seats = IntStream.range(0, option.length).filter(this::has).toArray();
    return new GameSnapshot.Sheet(
        number,
        questionId,
        option.length,
        PlayerSet.of(seats),
        IntStream.of(seats).map(seat -> option[seat]).toArray(),
        IntStream.of(seats).map(seat -> elapsedMs[seat]).toArray(),
        silenceMs == 0 ? null : silenceMs,
        setOf(moved),
        setOf(movedLate),
        setOf(left));
  }

  private static void addAll(@Nullable PlayerSet seats, BitSet to) {
    if (seats != null) {
      seats.forEach(to::set);
    }
  }

  private static @Nullable PlayerSet setOf(BitSet seats) {
    return seats.isEmpty() ? null : PlayerSet.of(seats.stream().toArray());
  }

  public int number() {
    return number;
  }

  public long questionId() {
    return questionId;
  }

  /** How many players have a recorded answer. */
  public int answered() {
    return answered;
  }

  public boolean has(int seat) {
    return option[seat] != NONE;
  }

  /** The chosen option; {@link #NONE} if the seat has not answered. */
  public int option(int seat) {
    return option[seat];
  }

  /** The answer time; 0 if the seat has not answered. */
  public int elapsedMs(int seat) {
    return elapsedMs[seat];
  }

  /**
   * The answer time used for the ranking. Once a question is judged, a missing answer counts as the
   * whole window.
   */
  int chargedMs(int seat) {
    return has(seat) ? elapsedMs[seat] : silenceMs;
  }

  void chargeSilence(int windowMs) {
    silenceMs = windowMs;
  }

  /**
   * The chosen options by seat; {@link #NONE} for a missing answer. Callers must not change the
   * array.
   */
  int[] options() {
    return option;
  }

  /** The answer times by seat; 0 for a missing answer. Callers must not change the array. */
  int[] elapsed() {
    return elapsedMs;
  }

  void record(int seat, int chosen, int elapsed) {
    if (option[seat] != NONE) {
      throw new IllegalStateException("seat " + seat + " has answered question " + number);
    }
    option[seat] = chosen;
    elapsedMs[seat] = elapsed;
    answered++;
  }

  /**
   * Remembers that the player changed the gateway before the verdict.
   *
   * @param late whether the new gateway had ended its window, so that it refuses an answer
   */
  void moved(int seat, boolean late) {
    moved.set(seat);
    left.clear(seat);
    if (late) {
      movedLate.set(seat);
    }
  }

  /**
   * Marks all players who moved as having lost time, because the gateways' windows ended too far
   * apart.
   */
  void movesWereLate() {
    movedLate.or(moved);
  }

  /** Remembers that the player's gateway left before it ended its window. */
  void gatewayLeft(int seat) {
    left.set(seat);
  }

  /**
   * Whether the player's gateway left during the question, and no other one has seen the player.
   */
  boolean hasLostGateway(int seat) {
    return left.get(seat);
  }

  boolean hasMoved(int seat) {
    return moved.get(seat);
  }

  /**
   * Whether the player moved to a gateway that accepted no more answers to this question, or may
   * have accepted them for a shorter time than the gateway before.
   */
  boolean hasMovedLate(int seat) {
    return movedLate.get(seat);
  }

  /**
   * Why the question eliminates this seat, or null if it stays in. An answer exactly at the end of
   * the late grace is on time.
   */
  @Nullable EliminationReason verdict(int seat, int rightOption, long allowedMs) {
    if (option[seat] == NONE) {
      return EliminationReason.NO_ANSWER_TIMEOUT;
    }
    if (elapsedMs[seat] > allowedMs) {
      return EliminationReason.TIME_EXCEEDED;
    }
    return option[seat] == rightOption ? null : EliminationReason.INCORRECT_ANSWER;
  }
}
