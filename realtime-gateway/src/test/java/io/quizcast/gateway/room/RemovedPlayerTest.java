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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the frames for players whom an admin removes or bans from a game. */
@QuarkusTest
class RemovedPlayerTest extends GatewayTest {

  @Test
  void aRemovedPlayerIsNotifiedAtOnceAndStaysOut() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 2, 1);
    TestPlayer removed = player();
    TestPlayer other = player();
    removed.ready(game.quizId);
    other.ready(game.quizId);
    removed.await("quiz:user_ready");
    other.await("quiz:user_ready");
    long question = removed.await("quiz:question").path("question_id").asLong();
    removed.answer(question, 2);
    other.answer(question, 2);
    removed.await("quiz:answer_accepted");
    game.put(new GameCommand.Remove(game.quizId, "h", removed.userId));

    JsonNode elimination = removed.await("quiz:elimination");
    assertThat(elimination.path("reason").asText()).isEqualTo("removed");
    assertThat(elimination.path("message").asText()).isNotEmpty();
    removed.resync(game.quizId);
    JsonNode state = removed.await("quiz:state");
    assertThat(state.path("is_eliminated").asBoolean()).isTrue();
    assertThat(state.path("elimination_reason").asText()).isEqualTo("removed");
    assertThat(state.path("eliminated_on_question").asInt()).isEqualTo(1);

    other.await("quiz:finish");
    removed.await("quiz:finish");
    assertThat(removed.types()).doesNotContain("quiz:answer_result");
    assertThat(other.types()).doesNotContain("quiz:elimination");
    assertThat(removed.frames).allMatch(f -> ClientGuards.problem(f).isEmpty());
  }

  @Test
  void aBannedPlayerIsToldWhyTheyCannotJoin() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(60), 2, 1);
    TestPlayer banned = player();
    game.put(new GameCommand.Bar(game.quizId, List.of(banned.userId)));
    banned.ready(game.quizId);
    assertThat(banned.await("server:error").path("message").asText())
        .isEqualTo("you have been banned from quizzes");
  }
}
