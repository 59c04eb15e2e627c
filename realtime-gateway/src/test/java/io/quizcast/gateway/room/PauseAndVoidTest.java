package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.gateway.ClientGuards;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests the frames that everybody receives when the host pauses a game or voids a question. */
@QuarkusTest
class PauseAndVoidTest extends GatewayTest {

  @Test
  void aPauseRequestedDuringAQuestionBeginsAfterItsReveal() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 1, 2);
    TestPlayer player = player();
    TestPlayer watcher = admin();
    player.ready(game.quizId);
    watcher.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    player.answer(question, 2);
    game.put(new GameCommand.Pause(game.quizId, "p", "Пять минут"));

    assertThat(player.await("quiz:pause_armed").path("message").asText()).isEqualTo("Пять минут");
    assertThat(player.await("quiz:paused").path("message").asText()).isEqualTo("Пять минут");
    assertThat(player.types())
        .containsSubsequence("quiz:pause_armed", "quiz:answer_reveal", "quiz:paused");
    watcher.await("quiz:paused");
    game.put(new GameCommand.Resume(game.quizId, "r"));
    player.await("quiz:resumed");
    watcher.await("quiz:resumed");
    player.await("quiz:question", next -> next.path("number").asInt() == 2);
    assertThat(player.frames).allMatch(frame -> ClientGuards.problem(frame).isEmpty());
  }

  @Test
  void aDeskThatOpensLaterSeesTheArmedPauseAndAPlayerDoesNot() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 6, 2);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:question");
    game.put(new GameCommand.Pause(game.quizId, "p", null));
    player.await("quiz:pause_armed");

    TestPlayer desk = admin();
    desk.ready(game.quizId);
    desk.resync(game.quizId);
    desk.await("quiz:pause_armed");
    TestPlayer late = player();
    late.ready(game.quizId);
    late.resync(game.quizId);
    late.await("quiz:state");
    late.await("quiz:paused");
    assertThat(late.types()).doesNotContain("quiz:pause_armed");
    game.put(new GameCommand.Resume(game.quizId, "r"));
  }

  @Test
  void aVoidedQuestionAnnouncesTheReasonAndHowManyPlayersAreBack() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 1, 2);
    TestPlayer right = player();
    TestPlayer wrong = player();
    right.ready(game.quizId);
    wrong.ready(game.quizId);
    long question = right.await("quiz:question").path("question_id").asLong();
    // Paused, because on a busy machine the next question could open before the host's command.
    game.put(new GameCommand.Pause(game.quizId, "p", null));
    right.answer(question, 2);
    wrong.answer(question, 0);
    wrong.await("quiz:elimination");
    game.put(new GameCommand.VoidQuestion(game.quizId, "v", question, "Опечатка в вопросе"));

    JsonNode voided = wrong.await("quiz:question_voided");
    assertThat(voided.path("message").asText()).isEqualTo("Опечатка в вопросе");
    assertThat(voided.path("back_in_play").asInt()).isEqualTo(1);
    assertThat(wrong.await("quiz:state").path("is_eliminated").asBoolean()).isFalse();
    game.put(new GameCommand.Resume(game.quizId, "r"));
    JsonNode next = wrong.await("quiz:question", one -> one.path("number").asInt() == 2);
    assertThat(next.path("in_play").asInt()).isEqualTo(2);
    assertThat(wrong.frames).allMatch(frame -> ClientGuards.problem(frame).isEmpty());
  }
}
