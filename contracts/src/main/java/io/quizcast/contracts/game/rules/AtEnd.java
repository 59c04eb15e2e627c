package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.Held;
import io.quizcast.contracts.game.rules.clock.Stamp;

/** Decides commands to finished, cancelled and held games. */
final class AtEnd {
  private AtEnd() {}

  static Decision finished(Finished state, GameCommand command) {
    return over(state.facts(), command, CommandRefusal.GAME_OVER);
  }

  static Decision cancelled(Cancelled state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return command instanceof GameCommand.Schedule c && facts.asked() == 0
        ? BeforeStart.schedule(facts, c, now)
        : over(facts, command, CommandRefusal.GAME_CANCELLED);
  }

  static Decision held(Held state, GameCommand command) {
    return command instanceof GameCommand.Cancel c
        ? Interruption.cancel(c)
        : over(state.facts(), command, CommandRefusal.GAME_HELD);
  }

  private static Decision over(GameFacts facts, GameCommand command, CommandRefusal reason) {
    return switch (command) {
      case GameCommand.Joins c -> Attendance.refused(facts, c, reason);
      case GameCommand.Pause c -> Decision.refused(c.id(), reason);
      case GameCommand.Resume c -> Decision.refused(c.id(), reason);
      case GameCommand.Extend c -> Decision.refused(c.id(), reason);
      case GameCommand.VoidQuestion c -> Decision.refused(c.id(), reason);
      case GameCommand.Remove c -> Decision.refused(c.id(), reason);
      case GameCommand.Cancel c when c.id() != null -> Decision.refused(c.id(), reason);
      case GameCommand.Cancel _, GameCommand.Schedule _, GameCommand.Bar _ -> Decision.NOTHING;
      case GatewayCommand _, ClockCommand _ -> Decision.NOTHING;
    };
  }
}
