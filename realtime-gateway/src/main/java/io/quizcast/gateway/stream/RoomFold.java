package io.quizcast.gateway.stream;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Snapshots;
import io.quizcast.guard.log.LogFields;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies the runs of events of one game to its state and detects gaps. A run that starts after the
 * next expected event is kept until the gap is filled; if the gap remains, the state becomes stale
 * (protocol §4). Confined to the rooms' thread.
 */
public final class RoomFold {
  private static final Logger LOG = Logger.getLogger(RoomFold.class);
  private static final long GAP_NANOS = 2_000_000_000L;

  /**
   * Maximum number of runs that are kept behind a gap. After a longer gap the room is rebuilt
   * anyway.
   */
  private static final int MAX_AHEAD = 2_000;

  /** Called for each applied event. */
  public interface Listener {
    void applied(GameEvent event, GameState before);
  }

  private final List<EventRun> ahead = new ArrayList<>();
  private GameState state;
  private long epoch;
  private long gapSince;
  private boolean broken;

  public RoomFold(long quizId) {
    state = GameState.of(quizId);
  }

  public GameState state() {
    return state;
  }

  public long epoch() {
    return epoch;
  }

  /** Whether the state is no longer reliable and must be read again. */
  public boolean isStale() {
    return broken || (gapSince != 0 && System.nanoTime() - gapSince > GAP_NANOS);
  }

  /** Marks the state as wrong, so that it is rebuilt. */
  public void distrust() {
    broken = true;
  }

  /**
   * @return whether the run was applied or is kept until it can be applied
   */
  public boolean take(EventRun run, Listener listener) {
    if (broken || run.firstSeq() > state.facts().seq() + 1) {
      if (ahead.size() < MAX_AHEAD) {
        ahead.add(run);
      }
      gapSince = gapSince == 0 ? System.nanoTime() : gapSince;
      return false;
    }
    apply(run, listener);
    catchUp(listener);
    return true;
  }

  private void catchUp(Listener listener) {
    boolean moved = !ahead.isEmpty();
    while (moved && !broken) {
      moved = false;
      for (EventRun run : List.copyOf(ahead)) {
        if (run.firstSeq() <= state.facts().seq() + 1) {
          ahead.remove(run);
          apply(run, listener);
          moved = true;
        }
      }
    }
    if (ahead.isEmpty() && !broken) {
      gapSince = 0;
    }
  }

  private void apply(EventRun run, Listener listener) {
    long last = state.facts().seq();
    if (run.lastSeq() <= last) {
      return;
    }
    epoch = run.epoch();
    for (int i = (int) (last + 1 - run.firstSeq()); i < run.events().size(); i++) {
      GameEvent event = run.events().get(i);
      GameState before = state;
      try {
        state = Game.evolve(before, event);
      } catch (RuntimeException e) {
        long number = last + 1 + i;
        LogFields.ofQuiz(
            run.quizId(),
            () -> LOG.errorf(e, "Quiz %d: event %d cannot be applied", run.quizId(), number));
        broken = true;
        gapSince = System.nanoTime();
        return;
      }
      listener.applied(event, before);
    }
  }

  public void restore(GameSnapshot snapshot) {
    state = Snapshots.restore(snapshot);
    epoch = snapshot.epoch();
  }

  /** Restarts from a snapshot and the runs after it, then applies the runs that were kept. */
  public void rebuild(GameStreamReader.Story story) {
    long quizId = state.facts().quizId();
    broken = false;
    gapSince = 0;
    List<EventRun> kept = List.copyOf(ahead);
    ahead.clear();
    state = GameState.of(quizId);
    if (story.snapshot() != null) {
      restore(story.snapshot());
    }
    Listener silent = (_, _) -> {};
    story.runs().forEach(run -> take(run, silent));
    kept.forEach(run -> take(run, silent));
  }
}
