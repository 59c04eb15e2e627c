package io.quizcast.quiz.game.runtime;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.rules.Game;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Settings of running games. The ones that the rules use are copied into each game's {@code start}.
 */
@ConfigMapping(prefix = "quizcast.game")
public interface GameConfig {

  /** Whether this process runs games; switch it off for a process that only serves routes. */
  @WithDefault("true")
  boolean runs();

  /**
   * How long a lease is valid without a renewal; afterwards another replica may take the partition.
   */
  @WithDefault("1s")
  Duration lease();

  @WithDefault("300ms")
  Duration leaseRenewal();

  /**
   * How long joins and answers are gathered into one commit, so that the number of database calls
   * does not grow with the number of players. Players do not wait for the commit: an answer is
   * acknowledged when it is in the topic.
   */
  @WithDefault("100ms")
  Duration gathering();

  @WithDefault("30m")
  Duration announceLead();

  @WithDefault("5m")
  Duration lobbyLead();

  /** How long before the start questions are reserved and missing questions are reported. */
  @WithDefault("5m")
  Duration playableLead();

  /** How late a start that was missed during an outage may still happen. */
  @WithDefault("2m")
  Duration missedStart();

  @WithDefault("500ms")
  Duration lateGrace();

  @WithDefault("10s")
  Duration hardCloseSlack();

  @WithDefault("3s")
  Duration gatewaySilence();

  @WithDefault("500ms")
  Duration firstQuestionDelay();

  /** The time between a resume and the next question. */
  @WithDefault("1s")
  Duration betweenQuestions();

  @WithDefault("2500ms")
  Duration finishDelay();

  /** Whether survivors need a verified e-mail address to be paid. */
  @WithDefault("false")
  boolean emailGate();

  /** The process ends if PostgreSQL is available but has refused a batch for this long. */
  @WithDefault("5s")
  Duration stuckBatch();

  /**
   * How many results are written in one step. The first step is part of the commit that ends the
   * game, and is smaller if others follow outside it.
   */
  @WithDefault("5000")
  int resultsChunk();

  /** How long a host route waits for the outcome of its command. */
  @WithDefault("3s")
  Duration hostWait();

  /** The settings that the {@code start} command carries for a game of this plan. */
  default GameSettings settings(
      int plannedQuestions, long prizeFund, boolean finishOnZeroPlayers, int revealMs) {
    return new GameSettings(
        Game.RULES_VERSION,
        plannedQuestions,
        prizeFund,
        finishOnZeroPlayers,
        (int) lateGrace().toMillis(),
        (int) hardCloseSlack().toMillis(),
        (int) gatewaySilence().toMillis(),
        (int) firstQuestionDelay().toMillis(),
        (int) betweenQuestions().toMillis(),
        (int) finishDelay().toMillis(),
        revealMs);
  }
}
