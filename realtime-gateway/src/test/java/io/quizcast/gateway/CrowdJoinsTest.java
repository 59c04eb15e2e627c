package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Joins of a crowd go to the log together; nobody is left behind. */
@QuarkusTest
class CrowdJoinsTest extends GatewayTest {

  @Test
  void eachOfACrowdIsSeatedLongBeforeHisJoinWouldBeTriedAgain() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(60), 5, 1);
    List<TestPlayer> crowd = Stream.generate(this::player).limit(12).toList();
    long began = System.nanoTime();
    crowd.forEach(player -> player.ready(game.quizId));
    crowd.forEach(player -> player.await("quiz:user_ready"));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(game.state.facts().players().size()).isEqualTo(12);
    crowd.getFirst().await("quiz:player_count", frame -> frame.path("player_count").asInt() == 12);
  }
}
