package io.quizcast.quiz;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import java.util.Map;

/** Stands in for auth-service: its keys, and tokens signed with them. */
public class TokenAuthority implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    // Games are played by the tests of the game package; here rows must stay as a test wrote them.
    return Map.of("quizcast.auth-url", TokensForTests.start().url(), "quizcast.game.runs", "false");
  }

  @Override
  public void stop() {}
}
