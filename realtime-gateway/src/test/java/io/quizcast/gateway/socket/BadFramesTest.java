package io.quizcast.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract §2.1 and §2.2: the errors that a client gets for an unusable frame. */
@QuarkusTest
class BadFramesTest extends GatewayTest {

  @Test
  void invalidJsonIsToleratedAFewTimesAndThenClosesTheSocket() {
    TestPlayer player = player();
    for (int i = 0; i < 6; i++) {
      player.say("{nonsense");
    }

    player.awaitClosed();

    assertThat(player.all("server:error")).hasSize(6).allMatch(BadFramesTest::isBadFormat);
    assertThat(player.socket.closeStatusCode()).isEqualTo((short) 1007);
  }

  private static boolean isBadFormat(JsonNode error) {
    return error.path("code").asText().equals("invalid_message_format")
        && error.path("message").asText().equals("Invalid JSON format");
  }

  @Test
  void eachInvalidEventGetsItsOwnError() {
    TestPlayer player = player();
    player.say("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":\"5\"}}");
    player.say("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":-5}}");
    player.say("{\"type\":\"user:answer\",\"data\":[]}");
    player.say("{\"type\":\"nobody:knows<b>\",\"data\":{}}");

    player.await("server:error", e -> text(e).equals("Failed to parse user:ready event"));
    player.await("server:error", e -> text(e).equals("Failed to parse user:resync event"));
    player.await("server:error", e -> text(e).equals("Failed to parse user:answer event"));
    player.await("server:error", e -> text(e).equals("Unknown message type: nobody:knows?b?"));
    assertThat(player.socket.isClosed()).isFalse();
  }

  private static String text(JsonNode error) {
    return error.path("message").asText();
  }

  @Test
  void unknownTypesAndInvalidResyncsNeverCloseTheSocket() {
    TestPlayer player = player();
    for (int i = 0; i < 8; i++) {
      player.say("{\"type\":\"user:leave\",\"data\":{}}");
      player.say("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":\"5\"}}");
    }
    player.say("{\"type\":\"user:heartbeat\",\"data\":{}}");

    player.await("server:heartbeat");
    assertThat(player.all("server:error")).hasSize(16);
    assertThat(player.socket.isClosed()).isFalse();
  }

  @Test
  void missingDataCountsAsZeros() {
    TestPlayer player = player();
    player.say("{\"type\":\"user:ready\"}");
    player.say("{\"type\":\"user:answer\"}");

    player.await("server:error", e -> text(e).equals("quiz #0 not found"));
    player.await(
        "server:error", e -> text(e).equals("active quiz state not found for processing answer"));
  }

  @Test
  void aFrameAboveTheSizeLimitClosesTheSocketWith1009() {
    TestPlayer player = player();
    player.say("x".repeat(9_000));

    player.awaitClosed();

    assertThat(player.socket.closeStatusCode()).isEqualTo((short) 1009);
  }

  @Test
  void aFloodIsRefusedAndDoesNotAffectOthers() {
    TestPlayer loud = player();
    TestPlayer calm = player();
    for (int i = 0; i < 60; i++) {
      loud.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
    }
    calm.say("{\"type\":\"user:heartbeat\",\"data\":{}}");

    calm.await("server:heartbeat");
    assertThat(loud.await("server:error").path("code").asText()).isEqualTo("rate_limited");
    assertThat(loud.all("server:heartbeat").size()).isLessThan(60);
  }

  @Test
  void answersThatCannotCountAreRefusedWithTheContractsErrors() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(5), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    player.answer(1, 1);
    player.await(
        "server:error", e -> text(e).equals("active quiz state not found for processing answer"));

    long question = player.await("quiz:question").path("question_id").asLong();
    player.answer(7, 1);
    player.await(
        "server:error",
        e ->
            text(e)
                .equals(
                    "received answer for non-current question (expected " + question + ", got 7)"));
    TestPlayer late = player();
    late.ready(game.quizId);
    late.await("server:error", e -> text(e).equals("quiz registration is closed"));
    late.answer(question, 2);
    late.await("server:error", e -> text(e).equals("user is not a participant of this quiz"));
    player.answer(question, 2);
    player.await("quiz:answer_accepted");
    player.answer(question, 1);
    player.await("server:error", e -> text(e).equals("user already answered this question"));
  }

  @Test
  void aSecondAnswerIsRefusedOnceTheFirstIsDurable() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    // An option that the question does not have is no answer.
    player.answer(question, 4);
    player.answer(question, -1);
    await().untilAsserted(() -> assertThat(player.all("server:error")).hasSize(2));
    assertThat(player.all("server:error"))
        .allMatch(e -> text(e).equals("the question has no such option"));
    assertThat(player.types()).doesNotContain("quiz:answer_accepted");

    player.answer(question, 2);
    player.answer(question, 1);
    player.answer(question, 2);

    await().untilAsserted(() -> assertThat(player.all("server:error")).hasSize(4));
    assertThat(player.all("server:error").subList(2, 4))
        .allMatch(e -> text(e).equals("user already answered this question"));
    assertThat(player.types())
        .containsSubsequence(
            "server:error", "server:error", "quiz:answer_accepted", "server:error", "server:error");
    assertThat(player.await("quiz:answer_result").path("your_answer").asInt()).isEqualTo(2);
    assertThat(player.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
  }

  /**
   * Contract §2.4: the order of the checks. A question remains the current one until the next one
   * opens.
   */
  @Test
  void answersOutsideAWindowAreRefusedWithTheContractsErrors() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 1, 2);
    TestPlayer right = player();
    TestPlayer silent = player();
    right.ready(game.quizId);
    silent.ready(game.quizId);
    right.await("quiz:user_ready");
    silent.await("quiz:user_ready");
    game.byItself = false;
    long version = Game.due(game.state).orElseThrow().version();
    owner.whenDue(game, new GameCommand.Start(game.quizId, version, TestOwner.settings(game)));
    right.await("quiz:start");
    right.answer(7, 1);
    right.await(
        "server:error",
        e -> text(e).equals("current question is nil in state for quiz " + game.quizId));

    game.byItself = true;
    long question = right.await("quiz:question").path("question_id").asLong();
    right.answer(question, 2);
    right.await("quiz:answer_accepted");
    game.byItself = false;
    owner.finishQuestion(game);
    right.await("quiz:answer_reveal");
    silent.await("quiz:answer_reveal");

    right.answer(question, 2);
    right.await("server:error", e -> text(e).equals("user already answered this question"));
    right.answer(7, 1);
    right.await(
        "server:error",
        e ->
            text(e)
                .equals(
                    "received answer for non-current question (expected " + question + ", got 7)"));
    silent.answer(question, 2);
    silent.await("quiz:elimination", e -> e.path("reason").asText().equals("already_eliminated"));
    silent.await("server:error", e -> text(e).equals("user is eliminated from this quiz"));
  }
}
