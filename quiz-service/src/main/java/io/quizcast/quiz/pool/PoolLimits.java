package io.quizcast.quiz.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "quizcast.pool")
public interface PoolLimits {
  /** Questions in one request; twelve times what a whole year of daily quizzes asks. */
  @WithDefault("50000")
  int maxUpload();
}
