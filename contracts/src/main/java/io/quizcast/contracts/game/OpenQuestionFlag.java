package io.quizcast.contracts.game;

import java.time.Duration;

/**
 * The open-question flag: a Redis key that exists while some game has a question open. Gateways set
 * it when a question opens and renew it every second; work that can wait, such as password hashing,
 * probes it and yields the processor. It affects latency only, so nothing breaks if it is missing
 * or late.
 */
public final class OpenQuestionFlag {
  public static final String KEY = "games:question-open";

  /** Time to live of the key after each renewal. */
  public static final Duration TTL = Duration.ofMillis(1_500);

  private OpenQuestionFlag() {}
}
