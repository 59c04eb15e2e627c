package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.RawSocket;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import io.quizcast.gateway.socket.UserSockets;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that players on bad networks lose neither their seat nor an answer nor a verdict. */
@QuarkusTest
class ReconnectTest extends GatewayTest {
  @Inject UserSockets users;

  @Test
  void tenReconnectsInASecondReturnToTheSameGame() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 3, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    player.await("quiz:question");

    for (int i = 0; i < 10; i++) {
      player.leave();
      player = player(player.userId);
      player.ready(game.quizId);
      player.resync(game.quizId);
    }
    long question =
        player.await("quiz:state").path("current_question").path("question_id").asLong();
    player.answer(question, 2);

    player.await("quiz:answer_accepted");
    assertThat(player.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
    long joins = game.joins().size();
    assertThat(joins).isEqualTo(1);
    assertThat(game.state.facts().players().size()).isEqualTo(1);
    long user = player.userId;
    await().until(() -> users.of(user).size() == 1);
  }

  /**
   * Contract §8.1 no. 1: the old socket is half open, because its client is gone, when the new one
   * opens.
   */
  @Test
  void aHalfOpenOldSocketDoesNotAffectTheNewOne() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 2, 1);
    long user = newUser();
    try (RawSocket halfOpen = new RawSocket(port(), ticket(user, user, "user"))) {
      halfOpen.ready(game.quizId);
      await().until(() -> game.state.facts().players().seatOf(user) >= 0);

      TestPlayer fresh = player(user);
      fresh.ready(game.quizId);
      fresh.resync(game.quizId);
      long question = fresh.await("quiz:question").path("question_id").asLong();
      fresh.answer(question, 2);

      fresh.await("quiz:answer_accepted");
      assertThat(fresh.await("quiz:answer_result").path("is_correct").asBoolean()).isTrue();
      assertThat(fresh.types())
          .containsSubsequence("quiz:question", "quiz:answer_result", "quiz:answer_reveal");
      fresh.await("quiz:results_available");
    }
  }

  @Test
  void anAdminSeesHowManyReconnectAndGetsTheCountsAgainAfterReconnecting() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 6, 1);
    TestPlayer staying = player();
    TestPlayer leaving = player();
    staying.ready(game.quizId);
    leaving.ready(game.quizId);
    TestPlayer admin = admin();
    admin.ready(game.quizId);
    admin.await("quiz:question");
    admin.await("admin:live_counts", c -> c.path("in").asInt() == 2);

    leaving.leave();

    admin.await("admin:live_counts", c -> c.path("reconnecting").asInt() == 1);
    TestPlayer again = admin();
    again.ready(game.quizId);
    JsonNode counts = again.await("admin:live_counts");
    assertThat(counts.path("joined").asInt()).isEqualTo(2);
    assertThat(staying.types()).doesNotContain("admin:live_counts");
  }
}
