package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.game.GameCommand.Close;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.PlayersSeen;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that a player who moves to another gateway, and loses an answer because of it, is listed as
 * unheard. User 1 stays at g1, and user 2 moves.
 */
class MovedPlayersTest {

  /** A game whose first question is open; user 1 is at g1, user 2 at g2. */
  private static PlayedGame opened() {
    PlayedGame game = new PlayedGame(2, 100, false);
    game.join(2);
    present(game, "g1", 1);
    present(game, "g2", 2);
    open(game);
    return game;
  }

  private static void open(PlayedGame game) {
    heartbeats(game);
    while (!(game.state instanceof GameState.QuestionOpen open && open.window().out())) {
      game.tick();
      heartbeats(game);
    }
  }

  private static void heartbeats(PlayedGame game) {
    game.heartbeat("g1");
    game.heartbeat("g2");
  }

  private static List<GameEvent> present(PlayedGame game, String gateway, long user) {
    return game.put(new Present(PlayedGame.QUIZ, gateway, List.of(user)));
  }

  private static void answer(PlayedGame game, long user, String gateway) {
    Window window = ((GameState.QuestionOpen) game.state).window();
    long question = window.question().questionId();
    game.put(game.answer(user, question, PlayedGame.RIGHT, 1_000, gateway));
  }

  /** Closes the question without g2, which has fallen silent. */
  private static void giveUpG2(PlayedGame game) {
    game.windowOver("g1");
    while (game.state instanceof GameState.QuestionOpen open) {
      game.heartbeat("g1");
      game.put(new Close(PlayedGame.QUIZ, open.window().version()), 480);
    }
  }

  private static int[] unheard(PlayedGame game) {
    assertThat(game.state).isInstanceOf(GameState.QuestionClosed.class);
    game.tick();
    return ((QuestionJudged) game.events.getLast()).unheard().toArray();
  }

  /** g2 got the question late, so its players may answer after g1 has ended its window. */
  @Test
  void aPlayerWhoMovesToAGatewayThatHasEndedItsWindowIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    game.windowOver("g1");

    assertThat(present(game, "g1", 2)).containsExactly(new PlayersSeen("g1", PlayerSet.of(1)));
    answer(game, 2, "g1");
    heartbeats(game);
    game.windowOver("g2");

    assertThat(unheard(game)).containsExactly(1);
    assertThat(game.state.facts().players().isIn(1)).isFalse();
  }

  /** The same when the player moves before g1 ends its window, which leaves them less time. */
  @Test
  void aPlayerWhoMovesToAnEarlierGatewayIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    present(game, "g1", 2);
    untilTheEndOfTheWindow(game);
    game.windowOver("g1");
    answer(game, 2, "g1");

    pass(game, 600);
    game.windowOver("g2");

    assertThat(unheard(game)).containsExactly(1);
  }

  @Test
  void aPlayerWhoMovesWhileTheLateGraceCoversTheDistanceIsNotListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    present(game, "g1", 2);
    untilTheEndOfTheWindow(game);
    game.windowOver("g1");

    pass(game, 300);
    game.windowOver("g2");

    assertThat(unheard(game)).isEmpty();
  }

  private static void untilTheEndOfTheWindow(PlayedGame game) {
    for (int ms = 0; ms < 10_500; ms += 500) {
      pass(game, 500);
    }
  }

  private static void pass(PlayedGame game, long ms) {
    game.heartbeat("g1");
    game.put(new Heartbeat("g2", List.of(new Heartbeat.Room(PlayedGame.QUIZ, 1))), ms - 10);
  }

  @Test
  void aPlayerWhoLeavesAGatewayThatIsGivenUpIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    present(game, "g1", 2);
    giveUpG2(game);

    assertThat(unheard(game)).containsExactly(1);
  }

  /** The verdict comes after the close, so the player may already be back elsewhere. */
  @Test
  void aPlayerWhoLeavesAGivenUpGatewayBetweenCloseAndVerdictIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    giveUpG2(game);
    present(game, "g1", 2);

    assertThat(unheard(game)).containsExactly(1);
  }

  @Test
  void aPlayerWhoMovedBetweenQuestionsIsListedWithTheNewGateway() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    answer(game, 2, "g1");
    game.windowOver("g1");
    game.windowOver("g2");
    assertThat(unheard(game)).isEmpty();

    assertThat(present(game, "g2", 2)).containsExactly(new PlayersSeen("g2", PlayerSet.of(1)));
    open(game);
    answer(game, 1, "g1");
    giveUpG2(game);

    assertThat(unheard(game)).containsExactly(1);
  }

  @Test
  void aPlayerWhoMovesInALaterQuestionIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    answer(game, 2, "g2");
    game.windowOver("g1");
    game.windowOver("g2");
    assertThat(unheard(game)).isEmpty();
    open(game);
    answer(game, 1, "g1");
    game.windowOver("g1");

    present(game, "g1", 2);
    heartbeats(game);
    game.windowOver("g2");

    assertThat(unheard(game)).containsExactly(1);
  }

  /** Their answer may have been on its way when the gateway closed the connection. */
  @Test
  void aPlayerWhoseGatewayLeavesDuringTheQuestionIsListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    leave(game, "g2");
    game.windowOver("g1");

    assertThat(unheard(game)).containsExactly(1);
  }

  @Test
  void aPlayerWhoComesToAnotherGatewayInTimeIsNotListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    leave(game, "g2");
    present(game, "g1", 2);
    game.windowOver("g1");

    assertThat(unheard(game)).isEmpty();
  }

  @Test
  void aPlayerWhoseGatewayLeavesBehindItsWindowIsNotListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    game.windowOver("g2");
    leave(game, "g2");
    game.windowOver("g1");

    assertThat(unheard(game)).isEmpty();
  }

  @Test
  void aPlayerWhoseGatewayLeftInAnEarlierQuestionIsNotListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    answer(game, 2, "g2");
    leave(game, "g2");
    game.windowOver("g1");
    assertThat(unheard(game)).isEmpty();

    open(game);
    answer(game, 1, "g1");
    game.windowOver("g1");
    game.windowOver("g2");

    assertThat(unheard(game)).isEmpty();
  }

  @Test
  void aRestoredGameStillListsThePlayersOfAGatewayThatLeft() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    leave(game, "g2");

    game.state = Snapshots.restore(Snapshots.take(game.state, 1, 0, 0));
    game.windowOver("g1");

    assertThat(unheard(game)).containsExactly(1);
  }

  private static void leave(PlayedGame game, String gateway) {
    game.put(new Heartbeat(gateway, List.of()));
  }

  @Test
  void aMoveAloneListsNobody() {
    PlayedGame game = opened();
    answer(game, 1, "g1");

    present(game, "g1", 2);
    assertThat(present(game, "g1", 2)).as("reported again").isEmpty();
    game.windowOver("g1");
    game.windowOver("g2");

    assertThat(unheard(game)).isEmpty();
  }

  @Test
  void aPlayerWhoAnsweredBeforeMovingIsNotListed() {
    PlayedGame game = opened();
    answer(game, 1, "g1");
    answer(game, 2, "g2");

    present(game, "g1", 2);
    giveUpG2(game);

    assertThat(unheard(game)).isEmpty();
  }

  @Test
  void noPlayerIsSeenForTheFirstTimeAfterQuestion1WasClosed() {
    PlayedGame game = new PlayedGame(2, 100, false);
    game.join(2);
    present(game, "g1", 1);
    open(game);
    answer(game, 1, "g1");
    game.windowOver("g1");
    game.windowOver("g2");

    assertThat(present(game, "g1", 2)).as("ahead of the verdict").isEmpty();
    game.tick();
    assertThat(present(game, "g1", 2)).as("behind it").isEmpty();
  }
}
