package io.quizcast.quiz;

import io.quarkus.runtime.StartupEvent;
import io.quizcast.guard.picture.CollectorCheck;
import io.quizcast.quiz.quizzes.GamePartitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the process at start when a setting is invalid, instead of failing in the first game. */
@ApplicationScoped
class SettingsCheck {
  private static final String KEY = "[0-9a-fA-F]{64}";

  void check(@Observes StartupEvent event, QuizSecrets secrets, GamePartitions game) {
    CollectorCheck.requirePinning();
    if (!secrets.gameHmacKey().matches(KEY)) {
      throw new IllegalStateException("quizcast.game-hmac-key must be 64 hex digits");
    }
    if (!secrets.gatewayHmacKey().matches(KEY)) {
      throw new IllegalStateException("quizcast.gateway-hmac-key must be 64 hex digits");
    }
    if (game.partitions() < 1) {
      throw new IllegalStateException("quizcast.game.partitions must be 1 or more");
    }
  }
}
