package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract §2.3 and §5.4: a game from the lobby to the results, as its players hear it. */
@QuarkusTest
class WholeGameTest extends GatewayTest {

  @Test
  void rightWrongAndSilentPlayersHearWhatConcernsThemInOrder() {
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
}
