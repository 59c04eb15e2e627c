package io.quizcast.quiz;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import java.util.Map;

/** Serves verification keys like auth-service and signs tokens with them. */
public class TokenAuthority implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    // Games are switched off in these tests, because they would change the rows under test.
    return Map.of("quizcast.auth-url", TokensForTests.start().url(), "quizcast.game.runs", "false");
  }

  @Override
  public void stop() {}
}
