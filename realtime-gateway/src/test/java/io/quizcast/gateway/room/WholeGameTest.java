package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.rules.proof.Commitment;
import io.quizcast.gateway.ClientGuards;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract §2.3 and §5.4: a game from the lobby to the results, as its players see it. */
@QuarkusTest
class WholeGameTest extends GatewayTest {

  @Test
  void rightWrongAndSilentPlayersReceiveTheirFramesInOrder() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 1, 2);
    TestPlayer right = player();
    TestPlayer wrong = player();
    TestPlayer silent = player();
    right.ready(game.quizId);
    wrong.ready(game.quizId);
    silent.ready(game.quizId);

    JsonNode ready = right.await("quiz:user_ready");
    assertThat(ready.path("user_id").asLong()).isEqualTo(right.userId);
    assertThat(ready.path("status").asText()).isEqualTo("ready");
    right.await("quiz:start");

    JsonNode question = right.await("quiz:question");
    long first = question.path("question_id").asLong();
    assertThat(question.path("text").asText()).isEqualTo("Сколько будет 1 + 1?");
    assertThat(question.path("options_kk").size()).isEqualTo(4);
    right.answer(first, 2);
    wrong.answer(first, 0);
    assertThat(right.await("quiz:answer_accepted").path("selected_option").asInt()).isEqualTo(2);
    wrong.await("quiz:answer_accepted");
    assertThat(right.types()).doesNotContain("quiz:answer_result", "quiz:answer_reveal");

    right.await("quiz:answer_reveal");
    assertThat(right.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
    assertThat(wrong.await("quiz:answer_result").path("elimination_reason").asText())
        .isEqualTo("incorrect_answer");
    assertThat(wrong.types())
        .containsSubsequence(
            "quiz:question", "quiz:elimination", "quiz:answer_result", "quiz:answer_reveal");
    assertThat(silent.await("quiz:elimination").path("reason").asText())
        .isEqualTo("no_answer_timeout");
    assertThat(silent.types()).doesNotContain("quiz:answer_result");

    long second = game.questions.get(1).questionId();
    right.await("quiz:question", q -> q.path("question_id").asLong() == second);
    wrong.answer(second, 2);
    assertThat(wrong.await("server:error").path("message").asText())
        .isEqualTo("user is eliminated from this quiz");
    right.answer(second, 2);

    right.await("quiz:results_available");
    assertThat(right.all("quiz:question").getFirst().path("in_play").asInt()).isEqualTo(3);
    JsonNode reveal = right.await("quiz:answer_reveal");
    assertThat(reveal.path("histogram").toString())
        .isEqualTo(
            "[{\"id\":0,\"count\":1},{\"id\":1,\"count\":0},{\"id\":2,\"count\":1},{\"id\":3,\"count\":0}]");
    assertThat(reveal.path("no_answer").asInt()).isEqualTo(1);
    assertThat(reveal.path("in_play_before").asInt()).isEqualTo(3);
    assertThat(reveal.path("in_play").asInt()).isEqualTo(1);
    assertThat(reveal.path("share").asLong()).isEqualTo(1_000);
    assertThat(reveal.path("next_in_ms").asInt()).isEqualTo(TestOwner.REVEAL_MS);
    assertThat(reveal.path("explanation").asText()).isEqualTo("Единица и единица вместе.");
    assertThat(reveal.path("explanation_kk").asText()).isEqualTo("Бір мен бір бірге.");
    assertThat(reveal.path("nonce").asText()).isEqualTo(TestOwner.NONCE);
    assertThat(right.all("quiz:question").getFirst().path("commitment").asText())
        .isEqualTo(Commitment.of(game.quizId, first, 2, reveal.path("nonce").asText()));
    silent.await(
        "quiz:player_count",
        count -> count.path("in_play").asInt() == 1 && count.path("watching").asInt() == 2);
    JsonNode finish = right.await("quiz:finish");
    assertThat(finish.path("winners").asInt()).isEqualTo(1);
    assertThat(finish.path("share").asLong()).isEqualTo(1_000);
    assertThat(finish.path("outlasted").asInt()).isEqualTo(2);
    assertThat(wrong.await("quiz:finish").path("outlasted").asInt()).isZero();
    assertThat(right.types()).containsSubsequence("quiz:finish", "quiz:results_available");
    assertThat(silent.await("quiz:finish").path("status").asText()).isEqualTo("completed");
    right.resync(game.quizId);
    JsonNode state = right.await("quiz:state");
    assertThat(state.path("status").asText()).isEqualTo("completed");
    assertThat(state.path("score").asInt()).isEqualTo(2);
    assertThat(players())
        .allSatisfy(
            player -> assertThat(player.frames).allMatch(f -> ClientGuards.problem(f).isEmpty()));
  }

  /**
   * Whatever gives the answer away is sent with the reveal, to players, watchers, admins and stages
   * alike.
   */
  @Test
  void noFrameBeforeTheRevealContainsTheRightOptionTheNonceTheExplanationOrTheHistogram() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 1, 1);
    TestPlayer player = player();
    TestPlayer silent = player();
    TestPlayer admin = admin();
    TestPlayer stage =
        keep(
            TestPlayer.open(
                vertx,
                port(),
                -1,
                stageTicket(9_001, game.quizId, System.currentTimeMillis() / 1_000 + 900)));
    player.ready(game.quizId);
    silent.ready(game.quizId);
    admin.ready(game.quizId);
    long question = player.await("quiz:question").path("question_id").asLong();
    player.answer(question, 2);
    player.await("quiz:answer_accepted");
    for (TestPlayer one : players()) {
      one.resync(game.quizId);
      one.await("quiz:state");
      one.await("quiz:answer_reveal");
    }

    for (TestPlayer one : players()) {
      int reveal = one.types().indexOf("quiz:answer_reveal");
      assertThat(one.frames.subList(0, reveal))
          .filteredOn(
              frame ->
                  !List.of("quiz:answer_result", "quiz:elimination", "adaptive:question_stats")
                      .contains(frame.path("type").asText()))
          .extracting(Object::toString)
          .noneMatch(text -> text.contains(TestOwner.NONCE))
          .noneMatch(text -> text.contains("Единица"))
          .noneMatch(text -> text.contains("histogram"))
          .noneMatch(text -> text.contains("correct_option"));
    }
    assertThat(stage.types())
        .doesNotContain("quiz:answer_result", "quiz:elimination", "adaptive:question_stats");
  }
}
