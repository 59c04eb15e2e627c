package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
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
import io.quizcast.contracts.game.rules.GameState.Stage;
import io.quizcast.contracts.game.rules.GameState.Unscheduled;
import io.quizcast.contracts.game.rules.clock.Due;
import io.quizcast.contracts.game.rules.clock.Due.Kind;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.Optional;

/** Says which clock command each phase waits for, and when it is due. */
final class Timetable {
  private Timetable() {}

  static Optional<Due> of(GameState state) {
    return switch (state) {
      case Scheduled s -> Optional.of(Due.wall(kind(s.next()), s.version(), moment(s)));
      case Lobby s ->
          Optional.of(Due.wall(Kind.START, s.version(), s.facts().plan().scheduledAt()));
      case QuestionOpen s -> Optional.of(window(s.window()));
      case QuestionClosed s -> Optional.of(Due.clock(Kind.JUDGE, s.window().version(), 0));
      case BetweenQuestions s -> Optional.of(Due.clock(afterBreak(s), s.version(), s.dueClock()));
      case AdBreak s -> Optional.of(Due.clock(Kind.END_AD, s.version(), s.endsClock()));
      case Unscheduled _, Paused _, Finished _, Cancelled _, Held _ -> Optional.empty();
    };
  }

  /** Whether the due command has this version and its time has come. */
  static boolean isDue(GameState state, long version, Stamp now) {
    return of(state).filter(due -> due.version() == version && due.reached(now)).isPresent();
  }

  private static Kind afterBreak(BetweenQuestions state) {
    if (state.facts().pauseArmed() != null) {
      return Kind.BEGIN_PAUSE;
    }
    return state.ends() ? Kind.FINISH : Kind.OPEN;
  }

  private static Due window(Window window) {
    return window.out()
        ? Due.clock(Kind.CLOSE, window.version(), window.closesClock())
        : Due.clock(Kind.QUESTION_OUT, window.version(), 0);
  }

  /** The first phase that was not overdue when the game was scheduled. */
  static Stage firstStage(GameEvent.Scheduled plan) {
    if (plan.scheduledAt() - plan.announceLeadMs() > plan.armedAt()) {
      return Stage.ANNOUNCE;
    }
    return plan.scheduledAt() - plan.lobbyLeadMs() > plan.armedAt()
        ? Stage.OPEN_LOBBY
        : Stage.START;
  }

  private static Kind kind(Stage stage) {
    return switch (stage) {
      case ANNOUNCE -> Kind.ANNOUNCE;
      case OPEN_LOBBY -> Kind.OPEN_LOBBY;
      case START -> Kind.START;
    };
  }

  private static long moment(Scheduled state) {
    GameEvent.Scheduled plan = state.facts().plan();
    return switch (state.next()) {
      case ANNOUNCE -> plan.scheduledAt() - plan.announceLeadMs();
      case OPEN_LOBBY -> plan.scheduledAt() - plan.lobbyLeadMs();
      case START -> plan.scheduledAt();
    };
  }
}
