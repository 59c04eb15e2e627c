package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a game whose results do not fit into one chunk. */
class ResultsInChunksTest {
  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new RunnerStage(
            Map.of("quizcast.game.finish-delay", "300ms", "quizcast.game.results-chunk", "2"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void allResultsAreWrittenAndSentOnce() throws Exception {
    stage.fleet();
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      game.finishesAsIfNothingHadHappened(1);
      assertResultsAreSentOnce(game);
    }
  }

  @Test
  void aNewOwnerWritesTheResultsOfOneThatDiedBehindTheFirstChunk() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "finished");
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      owner.join();
      assertThat(written(game)).isEqualTo(2);
      stage.fleet();
      game.finishesAsIfNothingHadHappened(1);
      assertResultsAreSentOnce(game);
    }
  }

  private Object written(PlayedGame game) throws Exception {
    return stage.value("SELECT written FROM results_progress WHERE quiz_id = ?", game.quizId);
  }

  private void assertResultsAreSentOnce(PlayedGame game) throws Exception {
    assertThat(written(game)).isEqualTo((int) PlayedGame.PLAYERS);
    assertThat(
            stage.value(
                "SELECT string_agg((body::jsonb ->> 'batch') || ' of ' || (body::jsonb ->>"
                    + " 'batches') || ': ' || jsonb_array_length(body::jsonb -> 'results'), ', '"
                    + " ORDER BY id) FROM results_outbox WHERE quiz_id = ?",
                game.quizId))
        .isEqualTo("0 of 2: 2, 1 of 2: 1");
  }
}
