package io.quizcast.contracts.game;

import java.time.Duration;

/**
 * A key in Redis that stands while a question is open to players. A gateway sets it when it asks
 * and anew every second; whoever shares the machine with games reads it to give way to them. A
 * courtesy: without Redis, or with the key late by seconds, nothing goes wrong.
 */
public final class GamesAsking {
  public static final String KEY = "games:asking";

  /** How long the key outlives the gateway's last word. */
  public static final Duration KEEP = Duration.ofMillis(1_500);

  private GamesAsking() {}
}
