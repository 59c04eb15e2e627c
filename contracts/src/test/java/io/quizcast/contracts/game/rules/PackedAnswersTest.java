package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameCommand.Answers;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameCommand.WindowOver;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.Window;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests which answers of a pack count, in the order of the packs. */
class PackedAnswersTest {

  /** Creates a game whose first question is open, with two gateways that send heartbeats. */
  private static PlayedGame opened(int players) {
    PlayedGame game = new PlayedGame(1, 100, false);
    game.join(players);
    game.heartbeat("g1");
    game.heartbeat("g2");
    while (!(game.state instanceof GameState.QuestionOpen open && open.window().out())) {
      game.tick();
      game.heartbeat("g1");
      game.heartbeat("g2");
    }
    return game;
  }

  private static Window window(PlayedGame game) {
    return ((GameState.QuestionOpen) game.state).window();
  }

  private static List<GameEvent> put(PlayedGame game, String gateway, AnswerColumns.Builder pack) {
    long question = window(game).question().questionId();
    return game.put(new Answers(PlayedGame.QUIZ, question, gateway, pack.build()));
  }

  private static void over(PlayedGame game, String gateway) {
    Window window = window(game);
    game.put(
        new WindowOver(PlayedGame.QUIZ, window.question().questionId(), window.version(), gateway));
  }

  private static AnswerColumns.Builder pack() {
    return new AnswerColumns.Builder();
  }

  @Test
  void everyAnswerOfAPackIsRecorded() {
    PlayedGame game = opened(3);

    List<GameEvent> events = put(game, "g1", pack().add(2, 1, 900).add(0, 0, 901).add(1, 2, 0));

    assertThat(events)
        .containsExactly(
            new AnswersRecorded(
                101, "g1", pack().add(2, 1, 900).add(0, 0, 901).add(1, 2, 0).build()));
    AnswerSheet sheet = game.state.facts().openSheet();
    assertThat(sheet.answered()).isEqualTo(3);
    assertThat(sheet.options()).containsExactly(0, 2, 1);
    assertThat(sheet.elapsed()).containsExactly(901, 0, 900);
  }

  @Test
  void aSeatTwiceInAPackCountsOnce() {
    PlayedGame game = opened(2);

    List<GameEvent> events = put(game, "g1", pack().add(0, 1, 10).add(0, 2, 20).add(1, 1, 30));

    assertThat(events)
        .containsExactly(
            new AnswersRecorded(101, "g1", pack().add(0, 1, 10).add(1, 1, 30).build()));
    assertThat(game.state.facts().openSheet().option(0)).isEqualTo(1);
  }

  @Test
  void aPackThatIsPutTwiceCountsOnce() {
    PlayedGame game = opened(2);
    put(game, "g1", pack().add(0, 1, 10).add(1, 1, 11));

    assertThat(put(game, "g1", pack().add(0, 1, 10).add(1, 1, 11))).isEmpty();
    assertThat(put(game, "g2", pack().add(1, 2, 5))).as("through another gateway").isEmpty();
    assertThat(game.state.facts().openSheet().answered()).isEqualTo(2);
  }

  @Test
  void aPackBehindWindowOverDoesNotCount() {
    PlayedGame game = opened(2);
    over(game, "g1");

    assertThat(put(game, "g1", pack().add(0, 1, 10))).isEmpty();
    assertThat(put(game, "g2", pack().add(0, 1, 10))).hasSize(1);
  }

  @Test
  void seatsThatAreOutOrDoNotExistAreLeftOut() {
    PlayedGame game = opened(2);
    game.put(new Remove(PlayedGame.QUIZ, "x", 1));

    List<GameEvent> events =
        put(game, "g1", pack().add(0, 1, 10).add(2, 1, 10).add(900_000, 1, 10).add(1, 1, 12));

    assertThat(events)
        .containsExactly(new AnswersRecorded(101, "g1", pack().add(1, 1, 12).build()));
  }

  @Test
  void aPackForAnotherQuestionDoesNotCount() {
    PlayedGame game = opened(1);

    assertThat(game.put(new Answers(PlayedGame.QUIZ, 99, "g1", pack().add(0, 1, 1).build())))
        .isEmpty();
    over(game, "g1");
    over(game, "g2");
    assertThat(game.state).isInstanceOf(GameState.QuestionClosed.class);
    assertThat(game.put(new Answers(PlayedGame.QUIZ, 101, "g1", pack().add(0, 1, 1).build())))
        .as("behind the close")
        .isEmpty();
  }

  @Test
  void packsOfManyAndOfOneAnswerGiveTheSameVerdict() {
    int players = 3_000;
    PlayedGame single = opened(players);
    PlayedGame packed = opened(players);
    Random chance = new Random(22);
    int[] order = chance.ints(4_000, 0, players).toArray();
    AnswerColumns.Builder pack = pack();
    for (int i = 0; i < order.length; i++) {
      int option = chance.nextInt(3);
      int elapsed = chance.nextInt(12_000);
      single.put(single.answer(order[i] + 1, 101, option, elapsed, "g1"), 0);
      if (i % 7 == 0) {
        put(packed, "g1", pack);
        pack = pack();
        packed.put(packed.answer(order[i] + 1, 101, option, elapsed, "g1"), 0);
      } else {
        pack.add(order[i], option, elapsed);
      }
    }
    put(packed, "g1", pack);
    for (PlayedGame game : List.of(single, packed)) {
      game.heartbeat("g1");
      game.heartbeat("g2");
      over(game, "g1");
      over(game, "g2");
      game.tick();
    }

    QuestionJudged one = (QuestionJudged) single.events.getLast();
    QuestionJudged other = (QuestionJudged) packed.events.getLast();
    assertThat(other.answersHash()).isEqualTo(one.answersHash());
    assertThat(other.survivorsHash()).isEqualTo(one.survivorsHash());
    assertThat(other.histogram()).isEqualTo(one.histogram());
    assertThat(one.answered()).isEqualTo((int) IntStream.of(order).distinct().count());
  }

  @Test
  void theEventListsItsAnswersForChecks() {
    AnswersRecorded event =
        new AnswersRecorded(101, "g1", pack().add(5, 1, 10).add(3, 2, 20).build());

    assertThat(event.each())
        .containsExactly(
            new GameEvent.Recorded(5, 1, 10, "g1"), new GameEvent.Recorded(3, 2, 20, "g1"));
  }
}
