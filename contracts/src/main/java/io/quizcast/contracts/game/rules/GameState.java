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
 * returns the next phase; the phase it was given must not be used afterwards. {@link #copy} is for
 * snapshots and tests.
 */
public sealed interface GameState {
  GameFacts facts();

  GameState copy();

  /** The state of a quiz before its first event. */
  static GameState of(long quizId) {
    return new Unscheduled(new GameFacts(quizId));
  }

  record Unscheduled(GameFacts facts) implements GameState {
    @Override
    public Unscheduled copy() {
      return new Unscheduled(facts.copy());
    }
  }

  /** The next step before the start. */
  enum Stage {
    ANNOUNCE,
    OPEN_LOBBY,
    START
  }

  /**
   * @param version the version of the plan, see {@link Due}
   */
  record Scheduled(GameFacts facts, Stage next, long version) implements GameState {
    @Override
    public Scheduled copy() {
      return new Scheduled(facts.copy(), next, version);
    }
  }

  record Lobby(GameFacts facts, long version) implements GameState {
    @Override
    public Lobby copy() {
      return new Lobby(facts.copy(), version);
    }
  }

  record QuestionOpen(GameFacts facts, Window window) implements GameState {
    @Override
    public QuestionOpen copy() {
      return new QuestionOpen(facts.copy(), window);
    }
  }

  /**
   * @param silent gateways that did not end their window before the close
   */
  record QuestionClosed(GameFacts facts, Window window, List<String> silent) implements GameState {
    @Override
    public QuestionClosed copy() {
      return new QuestionClosed(facts.copy(), window, silent);
    }
  }

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
      implements GameState {
    @Override
    public BetweenQuestions copy() {
      return new BetweenQuestions(facts.copy(), version, next, ends, difficulty, dueClock, adShown);
    }
  }

  /**
   * @param from the phase in which the game continues
   * @param message for players; null when none was given
   */
  record Paused(BetweenQuestions from, @Nullable String message) implements GameState {
    @Override
    public GameFacts facts() {
      return from.facts();
    }

    @Override
    public Paused copy() {
      return new Paused(from.copy(), message);
    }
  }

  record AdBreak(BetweenQuestions from, Ad ad, long version, long endsClock) implements GameState {
    @Override
    public GameFacts facts() {
      return from.facts();
    }

    @Override
    public AdBreak copy() {
      return new AdBreak(from.copy(), ad, version, endsClock);
    }
  }

  record Finished(GameFacts facts, GameEvent.Finished end) implements GameState {
    @Override
    public Finished copy() {
      return new Finished(facts.copy(), end);
    }
  }

  record Cancelled(GameFacts facts, String reason, String message) implements GameState {
    @Override
    public Cancelled copy() {
      return new Cancelled(facts.copy(), reason, message);
    }
  }

  /**
   * The game waits for an operator. Every command except a cancellation is refused or does nothing.
   */
  record Held(GameFacts facts, String reason) implements GameState {
    @Override
    public Held copy() {
      return new Held(facts.copy(), reason);
    }
  }
}
