package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.quiz.game.runner.RunnerFleet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A replica that starts during a game gets its share of the partitions. */
@Execution(ExecutionMode.CONCURRENT)
class SharedPartitionsTest {
  private static final int QUESTIONS = 4;

  @Test
  void aPartitionWithoutARunningGameMovesToTheNewReplica() throws Exception {
    try (RunnerStage stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"), 2)) {
      RunnerFleet first = stage.fleet();
      await().until(() -> first.view() != null && first.view().owned() == 2);
      PlayedGame game = stage.keep(new PlayedGame(stage, QUESTIONS));
      game.join();
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> game.gateway.seen(QuestionOpened.class).size() >= 2);
      Object epoch = epochOf(stage, 0);

      RunnerFleet second = stage.fleet();

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> second.view() != null && second.view().owned() == 1);
      game.finishesAsIfNothingHadHappened(QUESTIONS);
      assertThat(epochOf(stage, 0)).isEqualTo(epoch);
      assertThat(epochOf(stage, 1)).isNotEqualTo(epoch);
    }
  }

  private static Object epochOf(RunnerStage stage, int partition) throws Exception {
    return stage.value("SELECT epoch FROM game_partition WHERE partition = ?", partition);
  }
}
