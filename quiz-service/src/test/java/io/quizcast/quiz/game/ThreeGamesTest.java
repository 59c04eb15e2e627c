package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.quiz.game.runner.RunnerFleet;
import io.quizcast.quiz.game.runtime.RunnerConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs several games at the same time on two replicas and kills one of them during the games. */
@Execution(ExecutionMode.CONCURRENT)
class ThreeGamesTest {
  private static final int QUESTIONS = 4;

  @Test
  void defect10_threeConcurrentGamesSurviveTheLossOfOneOfTwoReplicas() throws Exception {
    try (RunnerStage stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"), 3)) {
      URI server = URI.create(stage.database.url().substring("jdbc:".length()));
      try (CutLine line = new CutLine(server.getHost(), server.getPort())) {
        String through =
            stage.database.url().replace(server.getAuthority(), "127.0.0.1:" + line.port());
        RunnerConnection.Database cuttable =
            new RunnerConnection.Database(
                through, stage.database.user(), stage.database.password());
        RunnerFleet doomed = stage.keep(new RunnerFleet(stage.kitWith(cuttable)));
        doomed.start();
        await().until(() -> doomed.view() != null && doomed.view().owned() == 3);
        RunnerFleet survivor = stage.fleet();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> survivor.view() != null && survivor.view().owned() >= 1);

        List<PlayedGame> games = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
          games.add(stage.keep(new PlayedGame(stage, QUESTIONS, partition)));
        }
        for (PlayedGame game : games) {
          game.join();
        }
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    games.stream().allMatch(g -> g.gateway.seen(QuestionOpened.class).size() >= 2));
        assertThat(doomed.view().owned())
            .as("partitions of the replica that will be killed")
            .isBetween(1, 2);
        line.cut();

        for (PlayedGame game : games) {
          game.finishesAsIfNothingHadHappened(QUESTIONS);
        }
        assertThat(stage.value("SELECT count(DISTINCT quiz_id) FROM results")).isEqualTo(3L);
        assertThat(survivor.view().owned()).isEqualTo(3);
      }
    }
  }
}
