package io.quizcast.quiz.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Steps about money that one admin alone may not make. */
@ConfigMapping(prefix = "quizcast.four-eyes")
public interface FourEyes {
  /** Whoever approved a payout may not pay it. */
  @WithDefault("false")
  boolean payouts();

  /** The fund of a quiz changes only once another admin has confirmed it. */
  @WithDefault("false")
  boolean fundChanges();
}
