package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Protocol §4: after a gap of more than 2 s the room is stale and is rebuilt, and its players
 * continue.
 */
@QuarkusTest
class StaleRoomTest extends GatewayTest {

  @Test
  void aLostRunIsRecoveredFromTheSnapshot() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(4), 12, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    game.losing = true;
    TestPlayer second = player();
    second.ready(game.quizId);
    org.awaitility.Awaitility.await().until(() -> game.state.facts().players().size() == 2);
    owner.snapshot(game);

    player.await("quiz:state");
    second.await("quiz:state");
    long question = game.questions.getFirst().questionId();
    awaitQuestion(player, question);
    awaitQuestion(second, question);
    player.answer(question, 2);
    second.answer(question, 2);

    assertThat(player.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
    assertThat(second.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
    player.await("quiz:results_available");
  }

  /**
   * Waits for the question. It is part of the state if the room was rebuilt before the question
   * closed; otherwise it is a frame of its own.
   */
  private static void awaitQuestion(TestPlayer player, long question) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Stream.concat(
                        player.all("quiz:question").stream(),
                        player.all("quiz:state").stream().map(s -> s.path("current_question")))
                    .anyMatch(shown -> shown.path("question_id").asLong() == question));
  }
}
