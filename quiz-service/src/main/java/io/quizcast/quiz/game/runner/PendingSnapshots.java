package io.quizcast.quiz.game.runner;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.rules.Snapshots;
import io.quizcast.quiz.game.engine.Batch;
import io.quizcast.quiz.game.engine.LiveGame;
import io.quizcast.quiz.game.engine.PartitionGames;
import io.quizcast.quiz.game.wire.GameSnapshotPublisher;
import io.quizcast.quiz.game.wire.StoredRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Snapshots that wait until the broker has confirmed their last run, because a snapshot contains
 * the offset of that run. The runner's thread marks and takes them, the producer's thread confirms
 * runs, in any order.
 */
public final class PendingSnapshots {
  /** How often a snapshot is taken of a game that changes only by joins. */
  private static final long REPEAT_NANOS = TimeUnit.MINUTES.toNanos(30);

  private final GameSnapshotPublisher publisher;
  private final int partition;
  private final long epoch;
  private final Map<Long, Long> markedAt = new HashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Long, GameSnapshot> taken = new HashMap<>();
  private final Map<Long, Long> offsets = new HashMap<>();
  private final List<GameSnapshot> ofRestart = new ArrayList<>();
  private long restartRow;

  private record Mark(long rowNo, long quizId) {}

  public PendingSnapshots(GameSnapshotPublisher publisher, int partition, long epoch) {
    this.publisher = publisher;
    this.partition = partition;
    this.epoch = epoch;
  }

  /** Marks the games that need a new snapshot; called before their runs are published. */
  public synchronized void mark(Batch batch, List<StoredRun> runs, long nowNanos) {
    Map<Long, Long> lastRows = new HashMap<>();
    runs.forEach(run -> lastRows.put(run.quizId(), run.rowNo()));
    batch.events.forEach(
        (quizId, events) -> {
          Long before = markedAt.get(quizId);
          boolean stale = before != null && nowNanos - before > REPEAT_NANOS;
          if (stale || events.list().stream().anyMatch(PendingSnapshots::isMilestone)) {
            markedAt.put(quizId, nowNanos);
            marks.add(new Mark(lastRows.getOrDefault(quizId, 0L), quizId));
          }
        });
  }

  private static boolean isMilestone(GameEvent event) {
    return event instanceof GameEvent.Scheduled
        || event instanceof GameEvent.LobbyOpened
        || event instanceof GameEvent.Started
        || event instanceof GameEvent.QuestionClosed
        || event instanceof GameEvent.Finished
        || event instanceof GameEvent.Cancelled;
  }

  /** Takes the marked snapshots; called before the next batch is decided. */
  public synchronized void take(PartitionGames games) {
    for (Mark mark : marks) {
      LiveGame game = games.find(mark.quizId());
      if (game == null) {
        continue;
      }
      Long offset = offsets.remove(mark.rowNo());
      if (offset != null) {
        publisher.write(Snapshots.take(game.state(), epoch, partition, offset));
      } else {
        taken.put(mark.rowNo(), Snapshots.take(game.state(), epoch, partition, -1));
      }
    }
    marks.clear();
  }

  /** Called when the broker has confirmed the run, at this offset of {@code game.events}. */
  public synchronized void confirmed(StoredRun run, long offset) {
    if (run.rowNo() >= restartRow) {
      writeRestart();
    }
    GameSnapshot snapshot = taken.remove(run.rowNo());
    if (snapshot != null) {
      publisher.write(snapshot.at(offset));
    } else if (marks.stream().anyMatch(mark -> mark.rowNo() == run.rowNo())) {
      offsets.put(run.rowNo(), offset);
    }
  }

  /**
   * Takes snapshots of all games for a new owner, because the previous one may have died between an
   * event and its snapshot. Called before anything is published again.
   *
   * @param end the end offset of {@code game.events}; events that are not in the state come after
   *     it
   * @param lastRow row that must be confirmed first
   * @param published whether it is confirmed already
   */
  public synchronized void restart(
      PartitionGames games, long end, long lastRow, boolean published) {
    marks.clear();
    taken.clear();
    offsets.clear();
    ofRestart.clear();
    restartRow = lastRow;
    for (LiveGame game : games.all()) {
      ofRestart.add(Snapshots.take(game.state(), epoch, partition, end));
    }
    if (published) {
      writeRestart();
    }
  }

  private void writeRestart() {
    ofRestart.forEach(publisher::write);
    ofRestart.clear();
  }
}
