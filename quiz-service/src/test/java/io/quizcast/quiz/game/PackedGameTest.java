package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersPacked;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests an owner whose gateway sends its answers in packs. */
class PackedGameTest {
  private static final int PLAYERS = (int) PlayedGame.PLAYERS;

  private RunnerStage stage;

  @BeforeEach
  void open() throws Exception {
    stage =
        new RunnerStage(
            Map.of("quizcast.game.finish-delay", "300ms", "quizcast.game.rules-version", "3"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  /** Each pack is put twice, its last seat is repeated, and one more pack comes too late. */
  private static void play(PlayedGame game, GameEvent event) {
    if (event instanceof WindowOpened window) {
      QuestionOpened opened = game.gateway.seen(QuestionOpened.class).getLast();
      long questionId = opened.question().questionId();
      int right = opened.number() % 4;
      AnswerColumns.Builder pack = new AnswerColumns.Builder();
      for (int seat = 0; seat < PLAYERS; seat++) {
        pack.add(seat, right, 1_000 + seat);
      }
      pack.add(PLAYERS - 1, right + 1, 10).add(PLAYERS, right, 10);
      game.gateway.answers(questionId, pack.build());
      game.gateway.answers(questionId, pack.build());
      game.gateway.windowOver(questionId, window.version());
      game.gateway.answers(questionId, new AnswerColumns.Builder().add(0, right + 1, 500).build());
    }
  }

  private static PlayedGame packed(RunnerStage stage) throws Exception {
    PlayedGame game = new PlayedGame(stage, 2);
    game.gateway.onEvent(event -> play(game, event));
    return game;
  }

  @Test
  void eachPackIsOneEventWithoutWhatDoesNotCount() throws Exception {
    stage.fleet();
    try (PlayedGame game = packed(stage)) {
      game.join();
      game.finishesAsIfNothingHadHappened(2);

      assertThat(game.gateway.seen(AnswersPacked.class))
          .hasSize(2)
          .allSatisfy(
              event ->
                  assertThat(event.each())
                      .extracting(GameEvent.Recorded::seat)
                      .containsExactly(0, 1, 2));
    }
  }

  @Test
  void aNewOwnerPublishesThePacksOfOneThatDied() throws Exception {
    Thread owner = FaultyOwner.thatDiesBefore(stage, "answers_packed");
    try (PlayedGame game = packed(stage)) {
      game.join();
      owner.join();
      stage.fleet();
      game.finishesAsIfNothingHadHappened(2);
    }
  }
}
