package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests commands that somebody with write access to the topic sends in the name of a gateway. */
@Execution(ExecutionMode.CONCURRENT)
class GatewaySealTest {
  private static final String FORGED = "quizcast.game.commands.forged";

  @Test
  void anUnsealedAnswerEliminatesNobody() throws Exception {
    try (RunnerStage stage = stage()) {
      playWithForgedAnswers(stage, FakeGateway::putUnsealed);
      assertThat(stage.count(FORGED)).isEqualTo(PlayedGame.PLAYERS);
    }
  }

  @Test
  void anAnswerSealedWithAnotherKeyEliminatesNobody() throws Exception {
    CommandSeal other = new CommandSeal("ef".repeat(32));
    try (RunnerStage stage = stage()) {
      playWithForgedAnswers(
          stage,
          (gateway, answer) -> {
            byte[] value = stage.wire.bytes(answer);
            gateway.put(Long.toString(answer.quizId()), value, other.of(value));
          });
      assertThat(stage.count(FORGED)).isEqualTo(PlayedGame.PLAYERS);
    }
  }

  private static RunnerStage stage() throws Exception {
    RunnerStage stage = new RunnerStage(Map.of("quizcast.game.finish-delay", "300ms"));
    stage.fleet();
    return stage;
  }

  /** Every forged answer is wrong and is in the log before the player's own. */
  private static void playWithForgedAnswers(
      RunnerStage stage, BiConsumer<FakeGateway, GameCommand> forge) throws Exception {
    try (PlayedGame game = new PlayedGame(stage, 1)) {
      game.gateway.onEvent(
          event -> {
            if (event instanceof WindowOpened) {
              QuestionOpened opened = game.gateway.seen(QuestionOpened.class).getLast();
              long questionId = opened.question().questionId();
              int wrong = (opened.number() + 1) % 4;
              for (long user = 1; user <= PlayedGame.PLAYERS; user++) {
                forge.accept(
                    game.gateway,
                    new GameCommand.Answers(
                        game.quizId,
                        questionId,
                        "gate",
                        new AnswerColumns.Builder()
                            .add(game.gateway.seat(user), wrong, 500)
                            .build()));
              }
            }
            game.play(event);
          });
      game.join();
      game.finishesAsIfNothingHadHappened(1);
    }
  }
}
