package io.quizcast.gateway.socket;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.gateway.GatewayTest;
import io.quizcast.gateway.RawSocket;
import io.quizcast.gateway.TestOwner;
import io.quizcast.gateway.TestPlayer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Architecture §5, slow readers: a reader that has stopped never delays others. */
@QuarkusTest
class SlowReaderTest extends GatewayTest {
  /** This is 2.4 MB, more than the kernel and the gateway buffer for one reader. */
  private static final int ROUNDS = 40;

  @Test
  void aStalledReaderIsClosedAtItsLimitAndTheOthersReceiveEverything() throws Exception {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(5), 1, 1);
    long user = newUser();
    try (RawSocket stalled = new RawSocket(port(), ticket(user, user, "user"))) {
      TestPlayer control = player();
      control.ready(game.quizId);
      control.await("quiz:user_ready");
      stalled.ready(game.quizId);
      await().until(() -> game.state.facts().players().seatOf(user) >= 0);

      // Each cancellation is a large frame for everybody; the control client keeps up.
      for (int round = 1; round <= ROUNDS; round++) {
        game.shout(round);
        int heard = round;
        await()
            .pollInterval(Duration.ofMillis(5))
            .until(() -> control.all("quiz:cancelled").size() == heard);
      }

      await().atMost(Duration.ofSeconds(10)).until(stalled::isCut);
      control.say("{\"type\":\"user:heartbeat\",\"data\":{}}");
      control.await("server:heartbeat");
    }
  }
}
