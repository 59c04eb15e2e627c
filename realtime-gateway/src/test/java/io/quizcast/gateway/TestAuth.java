package io.quizcast.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import java.util.Map;

/** Plays auth-service: a key set to check tokens against. */
public final class TestAuth implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("quizcast.auth-url", TokensForTests.start().url());
  }

  @Override
  public void stop() {}
}
