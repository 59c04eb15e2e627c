package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The joins of a crowd are sent together, and none is lost. */
@QuarkusTest
class CrowdJoinsTest extends GatewayTest {

  /**
   * A join that gets lost is sent again after three seconds. It then is the only one of its player
   * on the topic, so only the time tells.
   */
  @Test
  void eachPlayerOfACrowdIsSeatedByOneJoin() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(10), 5, 1);
    List<TestPlayer> crowd = Stream.generate(this::player).limit(12).toList();
    long begun = System.nanoTime();
    crowd.forEach(player -> player.ready(game.quizId));
    crowd.forEach(player -> player.await("quiz:user_ready"));

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("no join was sent again")
        .isLessThan(Duration.ofSeconds(3));
    assertThat(game.commands)
        .filteredOn(GameCommand.Join.class::isInstance)
        .extracting(command -> ((GameCommand.Join) command).userId())
        .containsExactlyInAnyOrderElementsOf(crowd.stream().map(one -> one.userId).toList());
    assertThat(game.state.facts().players().size()).isEqualTo(12);
    crowd.getFirst().await("quiz:player_count", frame -> frame.path("player_count").asInt() == 12);
  }
}
