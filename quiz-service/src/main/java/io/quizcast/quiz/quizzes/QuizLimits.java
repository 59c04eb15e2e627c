package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the start time. */
@ConfigMapping(prefix = "quizcast.quizzes")
interface QuizLimits {
  /** Minimum time until the start. The contract only requires a time in the future. */
  @WithDefault("0s")
  Duration minLead();

  /** Maximum time until the start. A later date is considered a typing error. */
  @WithDefault("36500d")
  Duration maxLead();
}
