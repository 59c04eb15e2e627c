package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.clock.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A game in one of its phases.
 *
 * <pre>
 *   Unscheduled → Scheduled → Lobby → BetweenQuestions ⇄ QuestionOpen → QuestionClosed
 *                     ↑  └──────────────↗   ↓ ↑ ↓ ↑            (judged: back to between)
 *                  Cancelled            Paused  AdBreak
 *                                           ↓
 *                                       Finished            any → Cancelled, Held
 * </pre>
 *
 * Confined to one thread: {@link Game#evolve} changes the shared {@link #facts} in place and
 * returns the next phase; the phase it was given must not be used afterwards.
 */
public sealed interface GameState {
  GameFacts facts();

  /** The state of a quiz before its first event. */
  static GameState of(long quizId) {
    return new Unscheduled(new GameFacts(quizId));
  }

  record Unscheduled(GameFacts facts) implements GameState {}

  /** The next step before the start. */
  enum Stage {
    ANNOUNCE,
    OPEN_LOBBY,
    START
  }

  /**
   * @param version the version of the plan, see {@link Due}
   */
  record Scheduled(GameFacts facts, Stage next, long version) implements GameState {}

  record Lobby(GameFacts facts, long version) implements GameState {}

  record QuestionOpen(GameFacts facts, Window window) implements GameState {}

  /**
   * @param silent gateways that did not end their window before the close
   */
  record QuestionClosed(GameFacts facts, Window window, List<String> silent) implements GameState {}

  /**
   * The time before the first question, between two questions, and after the last one.
   *
   * @param next number of the next question
   * @param ends whether no question follows
   * @param difficulty wanted difficulty of the next question; 0 if none follows
   * @param dueClock when the next question opens, the game finishes, or an armed pause begins
   * @param adShown whether the ad of this break is over
   */
  record BetweenQuestions(
      GameFacts facts,
      long version,
      int next,
      boolean ends,
      int difficulty,
      long dueClock,
      boolean adShown)
      implements GameState {}

  /**
   * @param from the phase in which the game continues
   * @param message for players; null when none was given
   */
  record Paused(BetweenQuestions from, @Nullable String message) implements GameState {
    @Override
    public GameFacts facts() {
      return from.facts();
    }
  }

  record AdBreak(BetweenQuestions from, Ad ad, long version, long endsClock) implements GameState {
    @Override
    public GameFacts facts() {
      return from.facts();
    }
  }

  record Finished(GameFacts facts, GameEvent.Finished end) implements GameState {}

  record Cancelled(GameFacts facts, String reason, String message) implements GameState {}

  /**
   * The game waits for an operator. Every command except a cancellation is refused or does nothing.
   */
  record Held(GameFacts facts, String reason) implements GameState {}
}
