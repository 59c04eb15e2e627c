package io.quizcast.contracts.game;

import java.time.Duration;

/**
 * The open-question flag: a Redis key that exists while some game has a question open. Gateways set
 * it when a question opens and renew it every second; work that can wait, such as password hashing,
 * probes it and yields the processor. Only latency depends on it, so a missing or late flag breaks
 * nothing.
 */
public final class OpenQuestionFlag {
  public static final String KEY = "games:question-open";

  /** Time to live of the key after each renewal. */
  public static final Duration TTL = Duration.ofMillis(1_500);

  private OpenQuestionFlag() {}
}
