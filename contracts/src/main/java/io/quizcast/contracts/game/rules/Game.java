package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.Held;
import io.quizcast.contracts.game.rules.GameState.Lobby;
import io.quizcast.contracts.game.rules.GameState.Paused;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.GameState.Scheduled;
import io.quizcast.contracts.game.rules.GameState.Unscheduled;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.Optional;

/**
 * The rules of the game as a pure library: the same state, command and stamp always give the same
 * events. quiz-service uses it to decide commands and to apply the events; gateways use it to apply
 * the same events.
 *
 * <p>docs/protocol.md says how a second version of the rules is added.
 */
public final class Game {
  /** The version of the rules under which new games start, see {@code GameSettings}. */
  public static final int RULES_VERSION = 1;

  private Game() {}

  /**
   * Returns the outcome of a command and changes nothing. An exception means a bug or corrupt
   * state.
   */
  public static Decision decide(GameState state, GameCommand command, Stamp now) {
    return switch (state) {
      case Unscheduled s -> BeforeStart.unscheduled(s, command, now);
      case Scheduled s -> BeforeStart.scheduled(s, command, now);
      case Lobby s -> BeforeStart.lobby(s, command, now);
      case QuestionOpen s -> InQuestion.open(s, command, now);
      case QuestionClosed s -> InQuestion.closed(s, command, now);
      case BetweenQuestions s -> InBreak.between(s, command, now);
      case Paused s -> InBreak.paused(s, command, now);
      case AdBreak s -> InBreak.ad(s, command, now);
      case Finished s -> AtEnd.finished(s, command);
      case Cancelled s -> AtEnd.cancelled(s, command, now);
      case Held s -> AtEnd.held(s, command);
    };
  }

  /** Like {@link #decide}, but a command that fails puts its game on hold. */
  public static Decision decideOrHold(GameState state, GameCommand command, Stamp now) {
    try {
      return decide(state, command, now);
    } catch (RuntimeException e) {
      return Decision.of(new GameEvent.Held(e.getClass().getSimpleName()));
    }
  }

  /**
   * Returns the state after the event, which gets the next number. Events are never refused. The
   * given state must not be used afterwards.
   */
  public static GameState evolve(GameState state, GameEvent event) {
    state.facts().count();
    return Evolution.after(state, event);
  }

  /** The clock command this state waits for, if any. */
  public static Optional<Due> due(GameState state) {
    return Timetable.of(state);
  }
}
