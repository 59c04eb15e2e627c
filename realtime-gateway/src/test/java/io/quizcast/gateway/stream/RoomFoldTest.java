package io.quizcast.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Protocol §1 and §4: runs, gaps and rooms that are rebuilt. */
class RoomFoldTest {
  private static final long QUIZ = 5;

  private final RoomFold fold = new RoomFold(QUIZ);
  private final List<GameEvent> applied = new ArrayList<>();

  private static final GameEvent SCHEDULED =
      new GameEvent.Scheduled(1, "t", "", 9_000_000, 1, 100, 1_800_000, 300_000, 8_999_000, null);

  private static GameEvent joined(int seat) {
    return new GameEvent.Joined(seat, false, IdColumn.of(100 + seat));
  }

  private boolean take(long firstSeq, GameEvent... events) {
    return fold.take(
        new EventRun(QUIZ, 1, firstSeq, List.of(events)), (event, _) -> applied.add(event));
  }

  @Test
  void knownEventsOfARunAreSkippedAndTheRestApplied() {
    take(1, SCHEDULED, joined(0));

    assertThat(take(2, joined(0), joined(1))).isTrue();

    assertThat(applied).containsExactly(SCHEDULED, joined(0), joined(1));
    assertThat(fold.state().facts().seq()).isEqualTo(3);
  }

  @Test
  void aRunThatStartsAfterTheNextEventIsAGapUntilARepeatedRunFillsIt() {
    take(1, SCHEDULED);

    assertThat(take(3, joined(1))).isFalse();
    assertThat(applied).containsExactly(SCHEDULED);
    assertThat(take(2, joined(0))).isTrue();

    assertThat(applied).containsExactly(SCHEDULED, joined(0), joined(1));
    assertThat(fold.isStale()).isFalse();
  }

  @Test
  void aGapOverTwoSecondsMakesTheRoomStale() {
    take(1, SCHEDULED);
    take(3, joined(1));
    assertThat(fold.isStale()).isFalse();

    await().atMost(Duration.ofSeconds(3)).until(fold::isStale);
  }

  @Test
  void anEventThatCannotBeAppliedMakesTheRoomStaleAtOnce() {
    take(1, SCHEDULED);

    take(2, new GameEvent.QuestionClosed(1, 1, List.of(), 0));

    assertThat(fold.isStale()).isTrue();
  }

  @Test
  void aStaleRoomIsRebuiltFromItsSnapshotAndTheRunsAfterIt() {
    take(1, SCHEDULED);
    take(4, joined(2));
    GameState state = GameState.of(QUIZ);
    for (GameEvent event : List.of(SCHEDULED, joined(0))) {
      state = Game.evolve(state, event);
    }

    fold.rebuild(
        new GameStreamReader.Story(
            Snapshots.take(state, 2, 0, 77),
            List.of(new EventRun(QUIZ, 2, 2, List.of(joined(0), joined(1))))));

    assertThat(fold.state().facts().seq()).isEqualTo(4);
    assertThat(fold.state().facts().players().size()).isEqualTo(3);
    assertThat(fold.isStale()).isFalse();
    assertThat(applied).as("without notices").containsExactly(SCHEDULED);
  }
}
