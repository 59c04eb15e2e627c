package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.GameCommand.Answers;
import io.quizcast.contracts.game.GameCommand.Close;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Judge;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameCommand.QuestionOut;
import io.quizcast.contracts.game.GameCommand.Start;
import io.quizcast.contracts.game.GameCommand.WindowOver;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.contracts.game.GameEvent.WindowPassed;
import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.RecordSizes;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tries executions that the game protocol must rule out, step by step. */
class ProtocolTest {
  private static final int LIMIT_MS = 10_000;

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

  private static Answers answer(PlayedGame game, long user, int option, String gateway) {
    long question = window(game).question().questionId();
    return game.answer(user, question, option, 1_000, gateway);
  }

  private static WindowOver over(PlayedGame game, String gateway) {
    Window window = window(game);
    return new WindowOver(
        PlayedGame.QUIZ, window.question().questionId(), window.version(), gateway);
  }

  private static Close close(PlayedGame game) {
    return new Close(PlayedGame.QUIZ, window(game).version());
  }

  private static Judge judge(long version) {
    return new Judge(
        PlayedGame.QUIZ, version, PlayedGame.RIGHT, PlayedGame.NONCE, PlayedGame.EXPLANATION);
  }

  @Test
  void aBrokerRestartAtTheEndOfAWindowEliminatesNobody() {
    PlayedGame game = opened(2);
    Close close = close(game);

    assertThat(game.put(close, 60_000))
        .as("the clock command arrives first, a minute late")
        .isEmpty();
    assertThat(game.put(answer(game, 1, PlayedGame.RIGHT, "g1")))
        .as("given in time, delayed by the outage")
        .hasOnlyElementsOfType(AnswersRecorded.class);
    game.put(answer(game, 2, PlayedGame.RIGHT, "g2"));
    game.put(over(game, "g1"));
    assertThat(game.put(over(game, "g2"))).hasAtLeastOneElementOfType(QuestionClosed.class);
    game.tick();

    assertThat(game.events.getLast())
        .isInstanceOfSatisfying(
            QuestionJudged.class, judged -> assertThat(judged.passed()).isEqualTo(2));
  }

  @Test
  void onlyTheFirstRecordedAnswerCountsWhenAPlayerAnswersThroughTwoGateways() {
    PlayedGame game = opened(1);

    game.put(answer(game, 1, PlayedGame.RIGHT, "g1"));
    assertThat(game.put(answer(game, 1, 0, "g2"))).isEmpty();

    assertThat(game.state.facts().openSheet().option(0)).isEqualTo(PlayedGame.RIGHT);
  }

  @Test
  void aJumpOfTheBrokerClockAdvancesThePartitionClockByAtMostASecond() {
    Stamp now = new Stamp(1_000_000, 5_000);

    Stamp ahead = now.next(now.at() + 3_600_000);
    assertThat(ahead.clock()).isEqualTo(6_000);
    Stamp back = ahead.next(now.at());
    assertThat(back.clock()).as("the clock never goes back").isEqualTo(6_000);
    assertThat(back.next(now.at() + 200).clock()).isEqualTo(6_200);
  }

  @Test
  void aJumpOfTheBrokerClockClosesNoQuestion() {
    PlayedGame game = opened(2);

    assertThat(game.put(close(game), 3_600_000)).isEmpty();
    game.heartbeat("g1");
    game.heartbeat("g2");
    assertThat(game.put(close(game), -3_600_000)).isEmpty();

    assertThat(game.state).isInstanceOf(GameState.QuestionOpen.class);
  }

  @Test
  void theQuestionIsNeverClosedBeforeTheEndOfItsWindow() {
    PlayedGame game = opened(2);
    game.put(new Heartbeat("g1", List.of()));
    game.put(new Heartbeat("g2", List.of()));

    for (int ms = 0; ms < LIMIT_MS; ms += 1_000) {
      assertThat(game.put(close(game), 1_000)).as("no gateway is awaited, after " + ms).isEmpty();
    }
    assertThat(game.put(close(game), 1_000)).hasOnlyElementsOfType(QuestionClosed.class);
  }

  @Test
  void theQuestionClosesWhenTheLastAwaitedGatewayEndsItsWindow() {
    PlayedGame game = opened(2);

    assertThat(game.put(over(game, "g1"))).hasOnlyElementsOfType(WindowPassed.class);
    assertThat(game.put(over(game, "g2")))
        .hasExactlyElementsOfTypes(WindowPassed.class, QuestionClosed.class);
  }

  @Test
  void aGatewayThatSendsHeartbeatsButNeverEndsItsWindowKeepsTheQuestionOpenUntilTheHardClose() {
    PlayedGame game = opened(2);
    game.put(over(game, "g1"));
    long hardClose = window(game).hardCloseClock();
    long clock = 0;
    List<GameEvent> decided = List.of();
    while (decided.isEmpty() && clock < 2 * hardClose) {
      game.heartbeat("g1");
      game.heartbeat("g2");
      decided = game.put(close(game), 480);
      clock += 500;
    }

    assertThat(decided)
        .singleElement()
        .isInstanceOfSatisfying(
            QuestionClosed.class,
            closed -> {
              assertThat(closed.silent()).containsExactly("g2");
              assertThat(closed.clock()).isBetween(hardClose, hardClose + 1_000);
            });
  }

  @Test
  void answersAreTooLateAfterTheirGatewayHasEndedItsWindow() {
    PlayedGame game = opened(2);
    game.put(over(game, "g1"));

    assertThat(game.put(answer(game, 1, PlayedGame.RIGHT, "g1"))).isEmpty();
    assertThat(game.put(answer(game, 1, PlayedGame.RIGHT, "g2"))).hasSize(1);
  }

  @Test
  void onlyTheFirstQuestionOutCounts() {
    PlayedGame game = opened(1);
    long closes = window(game).closesClock();

    assertThat(game.put(new QuestionOut(PlayedGame.QUIZ, window(game).version()), 900)).isEmpty();

    assertThat(window(game).closesClock()).isEqualTo(closes);
    assertThat(game.events.stream().filter(WindowOpened.class::isInstance)).hasSize(1);
  }

  @Test
  void aClockCommandOfAnotherVersionDoesNothing() {
    PlayedGame game = opened(1);
    long version = window(game).version();

    for (long other : new long[] {version - 1, version + 1, 0}) {
      assertThat(game.put(new Close(PlayedGame.QUIZ, other), 1_000)).isEmpty();
      assertThat(game.put(judge(other))).isEmpty();
    }
  }

  @Test
  void aJudgeBeforeTheCloseDoesNothing() {
    PlayedGame game = opened(1);

    assertThat(game.put(judge(window(game).version()), 1_000)).isEmpty();
    assertThat(game.state).isInstanceOf(GameState.QuestionOpen.class);
  }

  @Test
  void startDoesNothingBeforeTheScheduledTime() {
    PlayedGame game = new PlayedGame(1, 100, false);
    Due due = Game.due(game.state).orElseThrow();
    assertThat(due.kind()).as("announcement and lobby are over").isEqualTo(Due.Kind.START);

    assertThat(
            game.put(
                new Start(
                    PlayedGame.QUIZ,
                    due.version(),
                    new GameSettings(
                        1, 1, 100, false, 500, 10_000, 3_000, 500, 1_000, 2_500, 1_000))))
        .isEmpty();
  }

  @Test
  void aQuestionWithManyPlayersIsJudgedInOneEventThatFitsIntoARun() throws Exception {
    int players = 20_000;
    PlayedGame game = opened(players);
    IntStream.rangeClosed(1, players)
        .filter(user -> user % 3 != 0)
        .forEach(user -> game.put(answer(game, user, user % 2, "g1"), 0));
    game.put(over(game, "g1"));
    game.put(over(game, "g2"));
    game.tick();

    QuestionJudged judged = (QuestionJudged) game.events.getLast();
    assertThat(judged.inPlay()).isEqualTo(players);
    assertThat(judged.answered()).isEqualTo(players - players / 3);
    assertThat(judged.passed()).isEqualTo(game.state.facts().players().inCount());
    assertThat(Wire.JSON.writeValueAsBytes(judged).length).isLessThan(RecordSizes.RUN_BYTES);
  }

  @Test
  void playersOfASilentGatewayAreListedAsUnheard() {
    PlayedGame game = opened(2);
    game.put(new Present(PlayedGame.QUIZ, "g2", List.of(2L)));
    game.put(answer(game, 1, PlayedGame.RIGHT, "g1"));
    game.put(over(game, "g1"));
    while (game.state instanceof GameState.QuestionOpen) {
      game.heartbeat("g1");
      game.put(close(game), 480);
    }
    game.tick();

    QuestionJudged judged = (QuestionJudged) game.events.getLast();
    Players players = game.state.facts().players();
    assertThat(judged.unheard().toArray()).containsExactly(players.seatOf(2));
    assertThat(players.isIn(players.seatOf(1))).isTrue();
    assertThat(players.isIn(players.seatOf(2))).isFalse();
  }
}
