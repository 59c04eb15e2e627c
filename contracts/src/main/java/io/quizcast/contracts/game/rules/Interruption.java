package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand.BeginPause;
import io.quizcast.contracts.game.GameCommand.Cancel;
import io.quizcast.contracts.game.GameCommand.Pause;
import io.quizcast.contracts.game.GameCommand.Resume;
import io.quizcast.contracts.game.GameCommand.VoidQuestion;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.PauseArmed;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.clock.Stamp;

/** Decides the host commands that interrupt a game: pause, resume, void and cancel. */
final class Interruption {
  private Interruption() {}

  static Decision cancel(Cancel command) {
    return Decision.of(new GameEvent.Cancelled(command.id(), command.reason(), command.message()));
  }

  /** Arms a pause that begins when the reveal is over. */
  static Decision arm(GameFacts facts, Pause command, Stamp now) {
    return facts.pauseArmed() == null
        ? Decision.of(new PauseArmed(command.id(), command.message(), now.clock()))
        : Decision.refused(command.id(), CommandRefusal.ALREADY_PAUSED);
  }

  /**
   * Cancels an armed pause.
   *
   * @param otherwise why the resume is refused if no pause is armed
   */
  static Decision disarm(GameFacts facts, Resume command, CommandRefusal otherwise, Stamp now) {
    return facts.pauseArmed() == null
        ? Decision.refused(command.id(), otherwise)
        : Decision.of(new GameEvent.PauseDisarmed(command.id(), now.clock()));
  }

  /** Pauses immediately, or arms the pause while a verdict is shown. */
  static Decision pause(BetweenQuestions state, Pause command, Stamp now) {
    GameFacts facts = state.facts();
    boolean revealing = facts.asked() > 0 && !state.adShown() && now.clock() < state.dueClock();
    return revealing || facts.pauseArmed() != null
        ? arm(facts, command, now)
        : Decision.of(new GameEvent.Paused(command.id(), now.clock(), command.message()));
  }

  /** Begins the armed pause, unless it was cancelled in the meantime. */
  static Decision begin(GameFacts facts, BeginPause command, Stamp now) {
    PauseArmed armed = facts.pauseArmed();
    return armed == null
        ? Decision.NOTHING
        : Decision.of(new GameEvent.Paused(armed.id(), now.clock(), armed.message()));
  }

  /** Voids the open question or, between questions, the last one. */
  static Decision voidQuestion(GameFacts facts, VoidQuestion command, Stamp now) {
    AnswerSheet sheet = facts.sheet();
    if (sheet == null || sheet.questionId() != command.questionId()) {
      return Decision.refused(command.id(), CommandRefusal.CANNOT_VOID);
    }
    int number = sheet.number();
    boolean ends = number >= facts.settings().plannedQuestions();
    Players players = facts.players();
    int back = players.select(seat -> players.isOutBy(seat, number)).length;
    return Decision.of(
        new GameEvent.QuestionVoided(
            command.questionId(),
            number,
            ends,
            ends ? 0 : Difficulty.base(number + 1),
            command.id(),
            now.clock(),
            command.message(),
            back,
            players.inCount() + back));
  }
}
