package io.quizcast.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the joins of a crowd are sent together and that none is lost. */
@QuarkusTest
class CrowdJoinsTest extends GatewayTest {
  private static final int CROWD = 12;

  /**
   * A lost join is sent again after three seconds. The topic then holds only one join of its
   * player, so only its place in the log shows that it was sent again: the gateway sends a
   * heartbeat every second, so at least three heartbeats of the complete room precede it. The test
   * counts them instead of measuring the time, which depends on the load of the machine.
   */
  @Test
  void eachPlayerOfACrowdIsSeatedByOneJoin() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(10), 5, 1);
    List<TestPlayer> crowd = Stream.generate(this::player).limit(CROWD).toList();
    crowd.forEach(player -> player.ready(game.quizId));
    crowd.forEach(player -> player.await("quiz:user_ready"));

    List<Long> joined = new ArrayList<>();
    int heartbeats = 0;
    for (GameCommand command : game.commands) {
      if (command instanceof GameCommand.Joins pack) {
        pack.joins().userIds().forEach(joined::add);
      } else if (joined.size() < CROWD && listsTheCrowd(command, game.quizId)) {
        heartbeats++;
      }
    }
    assertThat(joined)
        .containsExactlyInAnyOrderElementsOf(crowd.stream().map(one -> one.userId).toList());
    assertThat(heartbeats).as("heartbeats of the complete room before its last join").isLessThan(3);
    assertThat(game.state.facts().players().size()).isEqualTo(CROWD);
    crowd
        .getFirst()
        .await("quiz:player_count", frame -> frame.path("player_count").asInt() == CROWD);
  }

  private static boolean listsTheCrowd(GameCommand command, long quizId) {
    return command instanceof GameCommand.Heartbeat heartbeat
        && heartbeat.rooms().stream()
            .anyMatch(room -> room.quizId() == quizId && room.users() == CROWD);
  }

  @Test
  void aPackOfBannedAndOtherPlayersIsAnsweredPlayerByPlayer() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(10), 5, 1);
    List<TestPlayer> crowd = Stream.generate(this::player).limit(4).toList();
    List<TestPlayer> banned = crowd.subList(0, 3);
    game.put(new GameCommand.Bar(game.quizId, banned.stream().map(one -> one.userId).toList()));
    crowd.forEach(player -> player.ready(game.quizId));

    banned.forEach(player -> player.await("server:error"));
    crowd.getLast().await("quiz:user_ready");
    assertThat(game.commands).anyMatch(GameCommand.Joins.class::isInstance);
    assertThat(game.state.facts().players().size()).isEqualTo(1);
  }
}
