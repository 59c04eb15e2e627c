package io.quizcast.quiz.game;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.Due;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A game in the memory of its owner, and when its next clock command was last put. */
final class LiveGame {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long CLOSE_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private GameState state;
  private @Nullable Due due;
  private boolean put;
  private long putNanos;
  private boolean over;
  private long overNanos;

  /** The row of the run with the open question; the question is out when that is confirmed. */
  private long openedRow;

  LiveGame(GameState state) {
    this.state = state;
    due = Game.due(state).orElse(null);
  }

  long quizId() {
    return state.facts().quizId();
  }

  GameState state() {
    return state;
  }

  void apply(GameEvent event) {
    state = Game.evolve(state, event);
  }

  /** To be called once a batch has been applied. */
  void rearm() {
    Due now = Game.due(state).orElse(null);
    if (now == null || !now.equals(due)) {
      due = now;
      put = false;
    }
  }

  Optional<Due> due() {
    return Optional.ofNullable(due);
  }

  boolean isOver() {
    return state instanceof Finished || state instanceof Cancelled;
  }

  /** Whether it has been over for so long. */
  boolean isOverFor(long nanos, long nowNanos) {
    if (!isOver()) {
      over = false;
      return false;
    }
    if (!over) {
      over = true;
      overNanos = nowNanos;
    }
    return nowNanos - overNanos > nanos;
  }

  void opensIn(long row) {
    openedRow = row;
  }

  /** Nanoseconds until the due command is to be put; {@link Long#MAX_VALUE} when none is. */
  long nanosUntilPut(PartitionClock clock, long confirmedRow, long nowNanos) {
    Due next = due;
    if (next == null) {
      return Long.MAX_VALUE;
    }
    if (next.kind() == Due.Kind.QUESTION_OUT && confirmedRow < openedRow) {
      return Long.MAX_VALUE;
    }
    long wait = clock.reached(next) ? 0 : clock.nanosUntil(next, nowNanos);
    if (!put) {
      return wait;
    }
    long retry = next.kind() == Due.Kind.CLOSE ? CLOSE_RETRY_NANOS : RETRY_NANOS;
    return Math.max(wait, putNanos + retry - nowNanos);
  }

  /**
   * Nanoseconds until what it waits for is due; negative while that is overdue, {@link
   * Long#MAX_VALUE} / 2 when it waits for nothing.
   */
  long nanosUntilDue(PartitionClock clock, long nowNanos) {
    Due next = due;
    return next == null ? Long.MAX_VALUE / 2 : clock.nanosUntilTime(next, nowNanos);
  }

  void wasPut(long nowNanos) {
    put = true;
    putNanos = nowNanos;
  }

  /** A clock command came back: if it was early, the next one need not wait its turn. */
  void returned(PartitionClock clock) {
    Due next = due;
    if (next != null && !clock.reached(next)) {
      put = false;
    }
  }
}
