package io.quizcast.quiz.game.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.RecordSizes;
import io.quizcast.quiz.game.engine.Batch;
import io.quizcast.quiz.game.operations.ReplayCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how decided events are packed into runs (protocol §1). */
class StoredRunTest {
  private static final long QUIZ = 7;
  private static final int EVENTS = 20_000;

  private final GameWire wire = new GameWire(ReplayCommand.mapper());

  @Test
  void aLargeBatchIsSplitIntoConsecutiveRunsOfAtMost256KiB() throws Exception {
    Batch batch = new Batch(JsonNodeFactory.instance.arrayNode());
    List<GameEvent> events = new ArrayList<>();
    for (int seat = 0; seat < EVENTS; seat++) {
      GameEvent event =
          new AnswersRecorded(5, "gateway", new AnswerColumns.Builder().add(seat, 1, 900).build());
      events.add(event);
      batch.add(QUIZ, 100 + seat, event);
    }

    List<StoredRun> runs = StoredRun.of(batch.events, 3, 50, wire);

    assertThat(runs).hasSizeGreaterThan(1);
    List<GameEvent> read = new ArrayList<>();
    long next = 100;
    long row = 50;
    for (StoredRun run : runs) {
      assertThat(run.body().length).isLessThanOrEqualTo(RecordSizes.RUN_BYTES + 2);
      EventRun parsed =
          wire.mapper().readerFor(GameEventRecord.class).readValue(run.body(), EventRun.class);
      assertThat(parsed.firstSeq()).isEqualTo(next);
      assertThat(run.rowNo()).isEqualTo(row++);
      assertThat(parsed.lastSeq()).isEqualTo(run.lastSeq());
      next = run.lastSeq() + 1;
      read.addAll(parsed.events());
    }
    assertThat(read).isEqualTo(events);
  }
}
