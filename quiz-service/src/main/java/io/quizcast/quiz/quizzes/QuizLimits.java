package io.quizcast.quiz.quizzes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "quizcast.quizzes")
interface QuizLimits {
  /** How far ahead a start must lie at least; the contract only asks for the future. */
  @WithDefault("0s")
  Duration minLead();

  /** A start beyond anybody's life is a typing error; "some time in 2099" is a plan. */
  @WithDefault("36500d")
  Duration maxLead();
}
