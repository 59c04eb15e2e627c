package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameNotice.JoinRefused;
import io.quizcast.contracts.game.rules.GameState.Cancelled;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.Held;

/** Finished, cancelled and held games. */
final class AtEnd {
  private AtEnd() {}

  static Decision finished(Finished state, GameCommand command) {
    return over(state.facts(), command, "game_over");
  }

  static Decision cancelled(Cancelled state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return command instanceof GameCommand.Schedule c && facts.asked() == 0
        ? BeforeStart.schedule(facts, c, now)
        : over(facts, command, "game_cancelled");
  }

  static Decision held(Held state, GameCommand command) {
    return command instanceof GameCommand.Cancel c
        ? Attending.cancel(c)
        : over(state.facts(), command, "game_held");
  }

  private static Decision over(GameFacts facts, GameCommand command, String reason) {
    return switch (command) {
      case GameCommand.Join c ->
          facts.players().seatOf(c.userId()) == Players.NO_SEAT
              ? Decision.refused(new JoinRefused(c.userId(), reason))
              : Decision.NOTHING;
      case GameCommand.Answer c -> Attending.answerRefused(c, reason);
      case GameCommand.Pause c -> Attending.refused(c.id(), reason);
      case GameCommand.Resume c -> Attending.refused(c.id(), reason);
      case GameCommand.Extend c -> Attending.refused(c.id(), reason);
      case GameCommand.VoidQuestion c -> Attending.refused(c.id(), reason);
      case GameCommand.Remove c -> Attending.refused(c.id(), reason);
      case GameCommand.Cancel c when c.id() != null -> Attending.refused(c.id(), reason);
      case GameCommand.Cancel _, GameCommand.Schedule _, GameCommand.Bar _ -> Decision.NOTHING;
      case GatewayCommand _, ClockCommand _ -> Decision.NOTHING;
    };
  }
}
