package io.quizcast.quiz.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the question pool's routes. */
@ConfigMapping(prefix = "quizcast.pool")
public interface PoolLimits {
  /** Maximum number of questions in one request. */
  @WithDefault("50000")
  int maxUpload();
}
