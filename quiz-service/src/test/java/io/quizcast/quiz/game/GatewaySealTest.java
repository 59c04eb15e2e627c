package io.quizcast.quiz.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent.Joined;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests commands that somebody with write access to the topic sends in the name of a gateway. */
@Execution(ExecutionMode.CONCURRENT)
class GatewaySealTest {
  private static final String FORGED = "quizcast.game.commands.forged";
  private static final String UNSEALED = "quizcast.game.commands.unsealed";

  @Test
  void anUnsealedAnswerEliminatesNobody() throws Exception {
    try (RunnerStage stage = stage("refuse")) {
      playWithForgedAnswers(stage, FakeGateway::putUnsealed);
      assertThat(stage.count(FORGED)).isEqualTo(PlayedGame.PLAYERS);
      assertThat(stage.count(UNSEALED)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "accept"})
  void anAnswerSealedWithAnotherKeyEliminatesNobody(String unsealed) throws Exception {
    CommandSeal other = new CommandSeal("ef".repeat(32));
    try (RunnerStage stage = stage(unsealed)) {
      playWithForgedAnswers(
          stage,
          (gateway, answer) -> {
            byte[] value = stage.wire.bytes(answer);
            gateway.put(Long.toString(answer.quizId()), value, other.of(value));
          });
      assertThat(stage.count(FORGED)).isEqualTo(PlayedGame.PLAYERS);
    }
  }

  @Test
  void gatewaysThatDoNotSealYetAreHeardWhileTheSettingSaysSo() throws Exception {
    try (RunnerStage stage = stage("accept");
        PlayedGame game = new PlayedGame(stage, 1)) {
      game.join();
      game.gateway.putUnsealed(game.gateway.pack(9));
      await()
          .until(
              () ->
                  game.gateway.seen(Joined.class).stream()
                      .flatMap(joined -> joined.each().stream())
                      .anyMatch(seat -> seat.userId() == 9));
      assertThat(stage.count(UNSEALED)).isEqualTo(1);
      assertThat(stage.count(FORGED)).isZero();
    }
  }

  private static RunnerStage stage(String unsealed) throws Exception {
    RunnerStage stage =
        new RunnerStage(
            Map.of(
                "quizcast.game.finish-delay",
                "300ms",
                "quizcast.game.unsealed-gateways",
                unsealed));
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
