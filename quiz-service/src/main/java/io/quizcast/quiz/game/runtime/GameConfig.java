package io.quizcast.quiz.game.runtime;

import io.quizcast.contracts.game.GameSettings;
import io.quizcast.contracts.game.rules.Game;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of running games. Those the rules use travel in each game's {@code start}. */
@ConfigMapping(prefix = "quizcast.game")
public interface GameConfig {

  /** Whether this process owns partitions; off for a process that only serves routes. */
  @WithDefault("true")
  boolean runs();

  /** Another replica may take the partition after this long without a renewal. */
  @WithDefault("1s")
  Duration lease();

  @WithDefault("300ms")
  Duration leaseRenewal();

  /**
   * Joins and answers are gathered this long into one commit, so that a crowd of thousands costs
   * the database as many calls as one of a hundred. Players do not wait for it: an answer is
   * acknowledged when it is in the log.
   */
  @WithDefault("100ms")
  Duration gathering();

  @WithDefault("30m")
  Duration announceLead();

  @WithDefault("5m")
  Duration lobbyLead();

  /** How long before the start questions are reserved and a lack of them is reported. */
  @WithDefault("5m")
  Duration playableLead();

  /** A start that was missed during an outage still happens within this time. */
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

  /** From a resume to the next question. */
  @WithDefault("1s")
  Duration betweenQuestions();

  @WithDefault("2500ms")
  Duration finishDelay();

  /** Survivors without a verified e-mail address are not paid. */
  @WithDefault("false")
  boolean emailGate();

  /** The process ends if an available PostgreSQL refuses a batch for this long. */
  @WithDefault("5s")
  Duration stuckBatch();

  /** How long a host route waits for the outcome of its command. */
  @WithDefault("3s")
  Duration hostWait();

  /** What a game of this plan carries in its {@code start}. */
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
