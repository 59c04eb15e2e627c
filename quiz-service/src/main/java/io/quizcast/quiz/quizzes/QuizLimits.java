package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "quizcast.quizzes")
interface QuizLimits {
  /** How far ahead a start must lie at least; the contract only asks for the future. */
  @WithDefault("0s")
  Duration minLead();

  /** A start years away is a typing error. */
  @WithDefault("3650d")
  Duration maxLead();
}
