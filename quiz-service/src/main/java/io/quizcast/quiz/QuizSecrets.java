package io.quizcast.quiz;

import io.smallrye.config.ConfigMapping;

/** What this service cannot start without and nobody else may know. */
@ConfigMapping(prefix = "quizcast")
public interface QuizSecrets {
  /** 64 hex digits; seals the commands that only this service may put on the log. */
  String gameHmacKey();
}
