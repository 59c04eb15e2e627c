package io.quizcast.quiz;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import java.util.Map;

/** Serves verification keys like auth-service and signs tokens with them. */
public class TokenAuthority implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "quizcast.auth-url",
        TokensForTests.start().url(),
        // Games are switched off, because they would change the rows under test. Tests that need
        // games have no gateway that reports the end of a window, so the game's owner closes the
        // window.
        "quizcast.game.runs",
        "false",
        "quizcast.game.hard-close-slack",
        "1s",
        "quizcast.game.finish-delay",
        "300ms");
  }

  @Override
  public void stop() {}
}
