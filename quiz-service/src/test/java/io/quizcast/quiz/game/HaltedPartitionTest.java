package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.Scheduled;
import io.quizcast.quiz.game.runner.RunnerFleet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Checks protocol §2: a partition that cannot be read safely halts, and a process that cannot
 * commit ends.
 */
@Execution(ExecutionMode.CONCURRENT)
class HaltedPartitionTest {
  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new RunnerStage(
            Map.of(
                "quizcast.game.finish-delay", "300ms",
                "quizcast.game.stuck-batch", "1s"));
    stage.update("INSERT INTO game_partition (partition) VALUES (0)");
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private void awaitHalted() {
    RunnerFleet fleet = stage.fleet();
    await().until(() -> fleet.view() != null && fleet.view().halted() == 1);
  }

  @Test
  void anotherTopicIdHaltsThePartition() throws Exception {
    stage.update("UPDATE game_partition SET topic_id = 'another', next_offset = 0");
    awaitHalted();
    assertThat(stage.value("SELECT next_offset FROM game_partition")).isEqualTo(0L);
  }

  @Test
  void anOffsetThatIsNotInTheLogHaltsThePartition() throws Exception {
    stage.update("UPDATE game_partition SET topic_id = ?, next_offset = 1000", stage.topicId());
    awaitHalted();
    assertThat(stage.value("SELECT next_offset FROM game_partition")).isEqualTo(1000L);
  }

  @Test
  void aPartitionWithoutARowStartsAtTheBeginning() throws Exception {
    stage.update("DELETE FROM game_partition");
    stage.fleet();
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      game.finishesAsIfNothingHadHappened(1);
    }
    assertThat(stage.value("SELECT min(first_offset) FROM game_log")).isEqualTo(0L);
  }

  @Test
  void aBatchThatCannotBeCommittedEndsTheProcessAndLeavesNothingBehind() throws Exception {
    stage.fleet();
    long quizId = stage.quiz(1, 100, "1 hours");
    try (FakeGateway gateway = new FakeGateway(stage, "stuck", quizId)) {
      await().until(() -> !gateway.seen(Scheduled.class).isEmpty());
      Object before = stage.value("SELECT max(next_offset) FROM game_log");
      stage.update("ALTER TABLE game_event ADD CONSTRAINT refused CHECK (row_no < 0) NOT VALID");
      gateway.join(1);
      await().atMost(Duration.ofSeconds(20)).until(() -> stage.stuck.get() > 0);
      assertThat(stage.value("SELECT max(next_offset) FROM game_log")).isEqualTo(before);

      stage.update("ALTER TABLE game_event DROP CONSTRAINT refused");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !gateway.seen(io.quizcast.contracts.game.GameEvent.Joined.class).isEmpty());
      assertThat(gateway.gaps).isEmpty();
      assertThat(gateway.seen(Finished.class)).isEmpty();
    }
  }
}
