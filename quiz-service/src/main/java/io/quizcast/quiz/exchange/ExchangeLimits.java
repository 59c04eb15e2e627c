package io.quizcast.quiz.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of imported files. */
@ConfigMapping(prefix = "quizcast.exchange")
interface ExchangeLimits {
  /** Maximum size of an imported file, which is read into memory. */
  @WithDefault("16777216")
  long maxBytes();

  /** Maximum number of questions in one file. */
  @WithDefault("20000")
  int maxQuestions();
}
