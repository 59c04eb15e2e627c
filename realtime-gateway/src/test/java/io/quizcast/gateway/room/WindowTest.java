package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.OpenQuestionFlag;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.SentCommands;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Protocol §3 in the gateway: heartbeats, the window and acknowledgements. */
@QuarkusTest
class WindowTest extends GatewayTest {

  @Test
  void windowOverFollowsTheLastAnswerAndClosesTheQuestion() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer player = player();
    TestPlayer other = player();
    player.ready(game.quizId);
    other.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    player.answer(question, 2);
    other.answer(question, 1);

    player.await("quiz:answer_reveal");

    List<Boolean> ends =
        game.commands.stream()
            .filter(command -> SentCommands.isAnswer(command) || isWindowOver(command))
            .map(WindowTest::isWindowOver)
            .toList();
    assertThat(game.answers()).hasSize(2);
    assertThat(ends).hasSizeBetween(2, 3).endsWith(true).containsOnlyOnce(true);
    GameEvent.QuestionClosed closed =
        game.events.stream()
            .filter(GameEvent.QuestionClosed.class::isInstance)
            .map(GameEvent.QuestionClosed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(closed.silent()).isEmpty();
    assertThat(player.all("quiz:timer").getLast().path("remaining_seconds").asInt()).isOne();
  }

  private static boolean isWindowOver(GameCommand command) {
    return command instanceof GameCommand.WindowOver;
  }

  @Test
  void anAnswerIsHeldUntilAHeartbeatThatListsTheRoomIsConfirmed() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 4, 1);
    long userId = newUser();
    game.joins(userId);
    await().until(() -> game.events.stream().anyMatch(GameEvent.QuestionOpened.class::isInstance));
    // Nobody was in this room before, so no heartbeat lists it yet. The answer follows at once,
    // ahead
    // of the heartbeat that the arrival causes.
    TestPlayer player = player(userId);
    player.ready(game.quizId);
    player.answer(game.questions.getFirst().questionId(), 2);
    player.await("quiz:answer_accepted");

    boolean listed = false;
    for (GameCommand command : game.commands) {
      if (command instanceof GameCommand.Heartbeat heartbeat) {
        listed |= heartbeat.rooms().stream().anyMatch(room -> room.quizId() == game.quizId);
      } else if (SentCommands.isAnswer(command)) {
        assertThat(listed).isTrue();
      }
    }
    assertThat(game.answers()).hasSize(1);
  }

  @Test
  void ifTheLogRecordedAnotherOptionEverySocketIsCorrected() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 3, 1);
    TestPlayer player = player();
    TestPlayer tab = player(player.userId);
    player.ready(game.quizId);
    tab.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    tab.await("quiz:question");
    await().until(() -> game.events.stream().anyMatch(GameEvent.WindowOpened.class::isInstance));
    game.deaf = true;
    player.answer(question, 2);
    player.await("quiz:answer_accepted", a -> a.path("selected_option").asInt() == 2);
    game.answer(player.userId, question, 1);
    game.deaf = false;

    player.await("quiz:answer_accepted", a -> a.path("selected_option").asInt() == 1);
    tab.await("quiz:answer_accepted", a -> a.path("selected_option").asInt() == 1);
    assertThat(player.await("quiz:answer_result").path("your_answer").asInt()).isEqualTo(1);
    assertThat(player.all("quiz:answer_accepted")).hasSize(2);
  }

  /** An answer accepted by one gateway is known on the others. */
  @Test
  void anAnswerAcceptedByAnotherGatewayIsAcknowledgedHereToo() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();

    game.answer(player.userId, question, 2);

    assertThat(player.await("quiz:answer_accepted").path("selected_option").asInt()).isEqualTo(2);
    player.answer(question, 0);
    assertThat(player.await("server:error").path("message").asText())
        .isEqualTo("user already answered this question");
  }

  /** A player in a room is never told that the room is empty. */
  @Test
  void connectedPlayersCountBeforeTheFirstHeartbeat() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(60), 1, 1);
    game.ignoresHeartbeats = true;
    TestPlayer player = player();
    TestPlayer other = player();
    player.ready(game.quizId);
    other.ready(game.quizId);

    player.await("quiz:player_count", c -> c.path("player_count").asInt() == 2);
    other.resync(game.quizId);
    assertThat(other.await("quiz:state").path("player_count").asInt()).isEqualTo(2);
    assertThat(player.all("quiz:player_count"))
        .allMatch(count -> count.path("player_count").asInt() > 0);
  }

  @Test
  void theOpenQuestionFlagIsSetWhileAQuestionIsOpen() {
    redis.key().del(OpenQuestionFlag.KEY);
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:player_count");
    assertThat(redis.key().exists(OpenQuestionFlag.KEY)).isFalse();
    player.await("quiz:question");
    await().until(() -> redis.key().exists(OpenQuestionFlag.KEY));
    player.await("quiz:answer_reveal");
    await().until(() -> !redis.key().exists(OpenQuestionFlag.KEY));
  }

  @Test
  void aRegisteredAndConnectedPlayerIsReportedAsPresentUntilTheStateHasIt() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(4), 1, 1);
    TestPlayer player = player();
    game.happened(new GameEvent.Joined(0, false, IdColumn.of(player.userId)));
    player.ready(game.quizId);

    await().until(() -> game.state.facts().players().isSeen(0));
    assertThat(game.commands).anyMatch(GameCommand.Present.class::isInstance);
  }

  /**
   * Without this report, a player who lost an answer by changing the gateway could not be listed as
   * unheard.
   */
  @Test
  void aPlayerWhoComesFromAnotherGatewayIsReportedWhileAQuestionIsOpen() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 6, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    await()
        .until(
            () ->
                game.state.facts().players().isSeen(0)
                    && game.state instanceof GameState.QuestionOpen open
                    && open.window().out());
    game.happened(new GameEvent.PlayersSeen("elsewhere", PlayerSet.of(0)));
    // The players' frame shows that the gateway has applied the event before it.
    game.put(new GameCommand.Extend(game.quizId, "x", question, 1));
    player.await("quiz:question_extended");
    player.leave();

    player(player.userId).ready(game.quizId);

    await().until(() -> game.state.facts().hasMoved(0, "elsewhere"));
  }

  /** The answer carries timestamp 1, long before the question. */
  @Test
  void anAnswerAfterTheWindowIsRefusedWhateverItsTimestamp() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    await().until(() -> game.commands.stream().anyMatch(GameCommand.WindowOver.class::isInstance));
    player.answer(question, game.rightOption);

    assertThat(player.await("server:error").path("code").asText()).isEqualTo("answer_error");
    assertThat(player.await("quiz:elimination", e -> !isAlreadyOut(e)).path("reason").asText())
        .isEqualTo("no_answer_timeout");
    assertThat(game.answers()).isEmpty();
  }

  private static boolean isAlreadyOut(JsonNode elimination) {
    return elimination.path("reason").asText().equals("already_eliminated");
  }

  @Test
  void aReturningPlayerIsMeasuredFromTheSameT0() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 3, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    player.await("quiz:timer", t -> t.path("remaining_seconds").asInt() == 1);
    player.leave();

    TestPlayer again = player(player.userId);
    again.ready(game.quizId);
    again.resync(game.quizId);
    again.await("quiz:state");
    again.answer(question, 2);
    again.await("quiz:answer_accepted");

    assertThat(game.answers())
        .singleElement()
        .satisfies(recorded -> assertThat(recorded.elapsedMs()).isGreaterThan(1_900));
  }
}
