package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameCommand.Schedule;
import io.quizcast.contracts.game.GameCommand.VoidQuestion;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Removes players from a game, and bans players from joining. */
class RemovalTest {
  private static final long QUIZ = PlayedGame.QUIZ;

  @Test
  void aPlayerRemovedDuringAQuestionIsEliminatedByItWhateverTheyAnswered() {
    PlayedGame game = opened(3);
    game.answer(1, PlayedGame.RIGHT, 100);
    game.put(new Remove(QUIZ, "h", 1));
    game.answer(2, PlayedGame.RIGHT, 100);
    QuestionJudged judged = judged(game);

    assertThat(judged.inPlay()).isEqualTo(2);
    assertThat(judged.passed()).isEqualTo(1);
    assertThat(row(game, 1))
        .satisfies(
            out -> {
              assertThat(out.eliminationReason()).isEqualTo(EliminationReason.REMOVED);
              assertThat(out.eliminatedOnQuestion()).isEqualTo(1);
              assertThat(out.score()).isZero();
            });
  }

  @Test
  void voidingAQuestionDoesNotBringARemovedPlayerBack() {
    PlayedGame game = opened(2);
    game.answer(1, PlayedGame.RIGHT, 100);
    game.answer(2, PlayedGame.RIGHT, 100);
    long question = game.state.facts().openSheet().questionId();
    judged(game);
    game.put(new Remove(QUIZ, "h", 1));
    assertThat(row(game, 1).score()).isEqualTo(1);
    game.put(new VoidQuestion(QUIZ, "v", question, null));

    assertThat(row(game, 1).eliminationReason()).isEqualTo(EliminationReason.REMOVED);
    assertThat(row(game, 1).score()).isZero();
    assertThat(row(game, 1).answerTimeMs()).isZero();
    assertThat(game.state.facts().players().isIn(1)).isTrue();
  }

  @Test
  void aPlayerRemovedInTheLobbyIsOutBeforeTheFirstQuestion() {
    PlayedGame game = new PlayedGame(2, 100, false);
    game.join(2);
    game.put(new Remove(QUIZ, "h", 1));
    game.joinPacked(1);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    game.answer(2, PlayedGame.RIGHT, 100);

    assertThat(judged(game).inPlay()).isEqualTo(1);
    assertThat(row(game, 1).eliminatedOnQuestion()).isEqualTo(1);
  }

  @Test
  void onlyAPlayerInPlayCanBeRemoved() {
    PlayedGame game = opened(2);

    assertThat(game.put(new Remove(QUIZ, "h", 9))).isEmpty();
    assertThat(game.put(new Remove(QUIZ, "h", 1))).hasSize(1);
    assertThat(game.put(new Remove(QUIZ, "h", 1))).isEmpty();
  }

  @Test
  void aBannedPlayerIsOutAndCannotJoinUntilTheBanIsLifted() {
    PlayedGame game = new PlayedGame(1, 100, false);
    game.join(1);
    game.put(new Bar(QUIZ, List.of(1L, 2L)));
    game.joinPacked(2);
    assertThat(game.state.facts().players().size()).isEqualTo(1);
    assertThat(game.state.facts().players().isIn(0)).isFalse();
    assertThat(game.put(new Bar(QUIZ, List.of(1L, 2L)))).isEmpty();

    game.put(new Bar(QUIZ, List.of()));
    game.joinPacked(2);
    assertThat(game.state.facts().players().size()).isEqualTo(2);
    assertThat(game.state.facts().players().isIn(0))
        .as("removed from this game for good")
        .isFalse();
  }

  @Test
  void onlyBotsJoinARehearsal() {
    PlayedGame game = new PlayedGame(1, 0, false);
    game.put(new Schedule(QUIZ, 2, "t", "", 2_000_000, 1, 0, 60_000, 60_000, Boolean.TRUE));
    game.joinPacked(5);
    List<GameEvent> joined = game.joinPacked(-1);

    assertThat(joined).hasSize(1);
    assertThat(game.state.facts().players().size()).isEqualTo(1);
  }

  private static PlayedGame opened(int players) {
    PlayedGame game = new PlayedGame(2, 100, false);
    game.join(players);
    game.heartbeat("g1");
    game.tick();
    game.tick();
    game.tick();
    return game;
  }

  private static QuestionJudged judged(PlayedGame game) {
    game.heartbeat("g1");
    game.windowOver("g1");
    game.tick();
    return (QuestionJudged) game.events.getLast();
  }

  private static FinalRanking.Row row(PlayedGame game, long user) {
    return FinalRanking.of(game.state.facts(), List.of()).rows().stream()
        .filter(row -> row.userId() == user)
        .findFirst()
        .orElseThrow();
  }
}
