package io.quizcast.quiz.game.engine;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.clock.Due;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A game in the memory of its owner, with the time when its due clock command was last sent. */
public final class LiveGame {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long CLOSE_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private GameState state;
  private @Nullable Due due;
  private boolean put;
  private long sentNanos;
  private boolean over;
  private long overNanos;

  /**
   * Row number of the run that opened the question. The window begins when the broker has confirmed
   * that run.
   */
  private long openedRow;

  public LiveGame(GameState state) {
    this.state = state;
    due = Game.due(state).orElse(null);
  }

  public long quizId() {
    return state.facts().quizId();
  }

  public GameState state() {
    return state;
  }

  public void apply(GameEvent event) {
    state = Game.evolve(state, event);
  }

  /** Looks up the next clock command. Call it after a batch has been applied. */
  public void rearm() {
    Due now = Game.due(state).orElse(null);
    if (now == null || !now.equals(due)) {
      due = now;
      put = false;
    }
  }

  public Optional<Due> due() {
    return Optional.ofNullable(due);
  }

  public boolean isOver() {
    return state instanceof Finished || state instanceof Cancelled;
  }

  /** Whether the game ended at least this long ago. */
  public boolean hasBeenOverFor(long nanos, long nowNanos) {
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

  public void opensIn(long row) {
    openedRow = row;
  }

  /**
   * Nanoseconds until the next clock command must be sent; {@link Long#MAX_VALUE} if there is none.
   */
  public long nanosUntilSend(PartitionClock clock, long confirmedRow, long nowNanos) {
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
    return Math.max(wait, sentNanos + retry - nowNanos);
  }

  /**
   * Nanoseconds until the next clock command is due: negative if it is overdue, {@link
   * Long#MAX_VALUE} / 2 if there is none.
   */
  public long nanosUntilDue(PartitionClock clock, long nowNanos) {
    Due next = due;
    return next == null ? Long.MAX_VALUE / 2 : clock.nanosUntilTime(next, nowNanos);
  }

  public void wasSent(long nowNanos) {
    put = true;
    sentNanos = nowNanos;
  }

  /**
   * Called when a clock command was read back from the topic. If it came too early, it is sent
   * again without the retry delay.
   */
  public void returned(PartitionClock clock) {
    Due next = due;
    if (next != null && !clock.reached(next)) {
      put = false;
    }
  }
}
