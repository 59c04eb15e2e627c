package io.quizcast.quiz.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "quizcast.exchange")
interface ExchangeLimits {
  /** Of an imported file, which is read into memory; more goes through the pool's stream. */
  @WithDefault("16777216")
  long maxBytes();

  /** Questions in one file. */
  @WithDefault("20000")
  int maxQuestions();
}
