package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import io.quizcast.gateway.TestServices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract §4.4: the frames for a user who returns, sent from memory. */
@QuarkusTest
class ReturnTest extends GatewayTest {

  @Test
  void duringAnOpenQuestionAReturningPlayerGetsTheQuestionAndTheirAnswer() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 3, 1);
    TestPlayer first = player();
    first.ready(game.quizId);
    long question = first.await("quiz:question").path("question_id").asLong();
    first.answer(question, 1);
    first.await("quiz:answer_accepted");
    first.leave();

    TestPlayer again = player(first.userId);
    again.ready(game.quizId);
    again.await("quiz:start");
    again.await("quiz:user_ready");
    again.resync(game.quizId);

    JsonNode state = again.await("quiz:state");
    assertThat(state.path("status").asText()).isEqualTo("in_progress");
    assertThat(state.path("current_question").path("question_id").asLong()).isEqualTo(question);
    assertThat(state.path("current_question").path("options_kk").size()).isEqualTo(4);
    assertThat(state.path("time_remaining").asInt()).isBetween(1, 3);
    assertThat(state.path("is_spectator").asBoolean()).isFalse();
    assertThat(again.await("quiz:answer_accepted").path("selected_option").asInt()).isEqualTo(1);
    assertThat(again.types()).containsSubsequence("quiz:state", "quiz:answer_accepted");
    again.await("quiz:answer_result");
  }

  /** Contract §8.5, overlap: the old socket is half open when the new one opens. */
  @Test
  void twoSocketsOfOneUserGetTheSameFramesAndOneAcknowledgement() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer one = player();
    TestPlayer two = player(one.userId);
    one.ready(game.quizId);
    two.ready(game.quizId);
    long question = one.await("quiz:question").path("question_id").asLong();
    two.await("quiz:question");
    one.answer(question, 2);
    two.answer(question, 0);

    JsonNode accepted = two.await("quiz:answer_accepted");
    assertThat(one.await("quiz:answer_accepted")).isEqualTo(accepted);
    assertThat(one.await("quiz:answer_result").path("your_answer"))
        .isEqualTo(accepted.path("selected_option"));
    two.await("quiz:answer_result");
    assertThat(one.all("quiz:answer_accepted")).hasSize(1);
    assertThat(two.all("quiz:answer_accepted")).hasSize(1);
    assertThat(game.answers()).hasSize(1);
    assertThat(one.all("quiz:answer_result")).isEqualTo(two.all("quiz:answer_result"));
  }

  /** A client that sends its last {@code seq} receives exactly the frames that it missed. */
  @Test
  void aClientThatSendsItsLastSeqGetsTheFramesItMissed() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 1, 2);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:start");
    long seq = player.seqOf("quiz:start");
    long first = player.await("quiz:question").path("question_id").asLong();
    player.answer(first, 2);
    player.await("quiz:answer_accepted");
    player.leave();
    TestPlayer watcher = player();
    watcher.ready(game.quizId);
    watcher.await("quiz:answer_reveal");

    TestPlayer again = player(player.userId);
    again.say(
        "{\"type\":\"user:resync\",\"data\":{\"quiz_id\":%d,\"seq\":%d}}"
            .formatted(game.quizId, seq));

    again.await("quiz:answer_reveal");
    assertThat(again.types())
        .containsSubsequence("quiz:question", "quiz:answer_result", "quiz:answer_reveal")
        .doesNotContain("quiz:state", "quiz:start");
  }

  @Test
  void aLateJoinerWatches() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:question");

    TestPlayer late = player();
    late.ready(game.quizId);
    late.resync(game.quizId);

    assertThat(late.await("server:error").path("code").asText()).isEqualTo("ready_error");
    assertThat(late.await("quiz:state").path("is_spectator").asBoolean()).isTrue();
    late.await("quiz:answer_reveal");
    assertThat(late.types()).doesNotContain("quiz:elimination", "quiz:answer_result");
    late.await("quiz:results_available");
  }

  @Test
  void duringAnAdAReturningPlayerGetsTheAdWithItsRemainingTime() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 1, 2);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:question");
    game.byItself = false;
    owner.finishQuestion(game);
    long version =
        ((io.quizcast.contracts.game.rules.GameState.BetweenQuestions) game.state).version();
    owner.whenDue(
        game,
        new GameCommand.StartAd(game.quizId, version, new Ad("image", "/uploads/ads/a.png", 5)));
    player.await("quiz:ad_break");

    player.resync(game.quizId);

    player.await("quiz:state", state -> state.path("current_question").isMissingNode());
    assertThat(player.all("quiz:ad_break")).hasSizeGreaterThanOrEqualTo(1);
    org.awaitility.Awaitility.await()
        .untilAsserted(() -> assertThat(player.all("quiz:ad_break")).hasSize(2));
    assertThat(player.all("quiz:ad_break").getLast().path("duration_sec").asInt()).isBetween(1, 5);
    game.byItself = true;
    player.await("quiz:ad_break_end");
  }

  @Test
  void aReturningPlayerGetsTheReasonOfACancelledQuiz() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    game.put(new GameCommand.Cancel(game.quizId, "1", "cancelled_by_admin", "Отменено"));
    assertThat(player.await("quiz:cancelled").path("reason").asText())
        .isEqualTo("cancelled_by_admin");

    TestPlayer late = player();
    late.ready(game.quizId);

    assertThat(late.await("quiz:cancelled").path("message").asText()).isEqualTo("Отменено");
    assertThat(late.await("server:error").path("code").asText()).isEqualTo("ready_error");
    late.resync(game.quizId);
    assertThat(late.await("quiz:state").path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  void forAQuizThatEndedLongAgoAPlayerGetsTheFactsOfQuizService() {
    TestPlayer player = player();
    player.resync(TestServices.COMPLETED);
    player.ready(TestServices.CANCELLED);
    player.ready(TestServices.UNKNOWN);

    assertThat(player.await("quiz:state").path("status").asText()).isEqualTo("completed");
    player.await("quiz:results_available");
    assertThat(player.await("quiz:cancelled").path("reason").asText())
        .isEqualTo("cancelled_by_admin");
    player.await(
        "server:error",
        e -> e.path("message").asText().equals("quiz #" + TestServices.UNKNOWN + " not found"));
  }

  /** Contract §2.5: for a completed quiz, the state has the figures of the stored result. */
  @Test
  void forAQuizThatEndedLongAgoAPlayerGetsTheirResult() {
    TestPlayer player = player(77);
    player.resync(TestServices.COMPLETED);

    JsonNode state = player.await("quiz:state");
    assertThat(state.path("score").asInt()).isEqualTo(3);
    assertThat(state.path("correct_count").asInt()).isEqualTo(3);
    assertThat(state.path("is_eliminated").asBoolean()).isTrue();
    assertThat(state.path("elimination_reason").asText()).isEqualTo("incorrect_answer");
    player.await("quiz:results_available");
    assertThat(player.types()).containsSubsequence("quiz:state", "quiz:results_available");
  }

  /** Otherwise an eliminated player would be told that they are in. */
  @Test
  void whileTheResultIsNotKnownAPlayerGetsAnErrorInsteadOfAState() {
    TestPlayer player = player(TestServices.WITHOUT_RESULT_YET);
    player.resync(TestServices.COMPLETED);

    assertThat(player.await("server:error").path("code").asText()).isEqualTo("resync_error");
    player.await("quiz:results_available");
    assertThat(player.types()).doesNotContain("quiz:state");
  }

  @Test
  void switchingToAnotherQuizOnOneSocketLeavesTheFirst() {
    TestOwner.Played first = owner.schedule(Duration.ofMinutes(5), 1, 1);
    TestOwner.Played second = owner.schedule(Duration.ofMinutes(5), 1, 1);
    TestPlayer player = player();
    player.ready(first.quizId);
    player.await("quiz:user_ready");
    player.ready(second.quizId);
    player.await("quiz:user_ready", r -> r.path("quiz_id").asLong() == second.quizId);

    first.put(new GameCommand.Cancel(first.quizId, "1", "cancelled_by_admin", "x"));
    second.put(new GameCommand.Cancel(second.quizId, "2", "cancelled_by_admin", "x"));

    player.await("quiz:cancelled");
    assertThat(player.all("quiz:cancelled"))
        .allMatch(c -> c.path("quiz_id").asLong() == second.quizId);
  }

  /** Architecture §7: admins observe and are never players. */
  @Test
  void anAdminObservesAndIsNotAPlayer() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(2), 1, 1);
    TestPlayer admin = admin();
    TestPlayer player = player();
    admin.ready(game.quizId);
    player.ready(game.quizId);

    long question = admin.await("quiz:question").path("question_id").asLong();
    admin.answer(question, 2);
    assertThat(admin.await("adaptive:question_stats").path("timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    admin.await("quiz:ended");
    assertThat(admin.await("quiz:started").path("total_participants").asInt()).isEqualTo(1);
    assertThat(admin.types())
        .containsSubsequence("adaptive:question_stats", "quiz:answer_reveal")
        .doesNotContain("quiz:answer_accepted", "quiz:elimination", "quiz:user_ready");
    assertThat(player.types()).doesNotContain("adaptive:question_stats", "quiz:started");
  }

  /** A quiz that is cancelled before its owner has scheduled it never has an event. */
  @Test
  void aPlayerInANewQuizIsNotifiedWhenItIsCancelledBeforeItsFirstEvent() {
    TestPlayer player = player();
    player.ready(TestServices.CANCELLED_AT_ONCE);

    assertThat(player.await("quiz:cancelled").path("reason").asText())
        .isEqualTo("cancelled_by_admin");
    assertThat(player.await("server:error").path("message").asText())
        .isEqualTo("quiz registration is closed");
  }

  /** An admin opens the page of a rehearsal before the owner of its partition has announced it. */
  @Test
  void aRehearsalWithoutEventsIsKnownToAdminsAndNotToPlayers() {
    TestPlayer admin = admin();
    admin.ready(TestServices.REHEARSAL);
    admin.resync(TestServices.REHEARSAL);
    assertThat(admin.await("quiz:state").path("status").asText()).isEqualTo("scheduled");

    TestPlayer player = player();
    player.ready(TestServices.REHEARSAL);
    player.await(
        "server:error",
        e -> e.path("message").asText().equals("quiz #" + TestServices.REHEARSAL + " not found"));
    assertThat(admin.types()).doesNotContain("server:error");
  }
}
