package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.GameState.Lobby;
import io.quizcast.contracts.game.rules.GameState.Scheduled;
import io.quizcast.contracts.game.rules.GameState.Stage;
import io.quizcast.contracts.game.rules.GameState.Unscheduled;
import io.quizcast.contracts.game.rules.clock.Stamp;

/** Decides commands before the start, while the quiz row is still authoritative. */
final class BeforeStart {
  private static final CommandRefusal NOT_STARTED = CommandRefusal.NOT_STARTED;

  private BeforeStart() {}

  static Decision unscheduled(Unscheduled state, GameCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Joins c -> Attendance.refused(state.facts(), c, CommandRefusal.QUIZ_UNKNOWN);
      case GameCommand.Bar _ -> Decision.NOTHING;
      case HostCommand c -> host(state.facts(), c, now);
      case GatewayCommand _, ClockCommand _ -> Decision.NOTHING;
    };
  }

  static Decision scheduled(Scheduled state, GameCommand command, Stamp now) {
    return switch (command) {
      case GatewayCommand c -> gateway(state.facts(), c, now);
      case HostCommand c -> host(state.facts(), c, now);
      case ClockCommand c -> stage(state, state.next(), c, now);
    };
  }

  static Decision lobby(Lobby state, GameCommand command, Stamp now) {
    return switch (command) {
      case GatewayCommand c -> gateway(state.facts(), c, now);
      case HostCommand c -> host(state.facts(), c, now);
      case ClockCommand c -> stage(state, Stage.START, c, now);
    };
  }

  private static Decision gateway(GameFacts facts, GatewayCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Joins c -> Attendance.join(facts, c, now);
      case GameCommand.Heartbeat c -> Attendance.heartbeat(facts, c, now);
      case GameCommand.Present c -> Attendance.present(facts, c, now);
      case GameCommand.Answers _, GameCommand.WindowOver _ -> Decision.NOTHING;
    };
  }

  private static Decision host(GameFacts facts, HostCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Schedule c -> schedule(facts, c, now);
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.Pause c -> Decision.refused(c.id(), NOT_STARTED);
      case GameCommand.Resume c -> Decision.refused(c.id(), NOT_STARTED);
      case GameCommand.Extend c -> Decision.refused(c.id(), NOT_STARTED);
      case GameCommand.VoidQuestion c -> Decision.refused(c.id(), NOT_STARTED);
      case GameCommand.Remove c -> Attendance.remove(facts, c);
      case GameCommand.Bar c -> Attendance.bar(facts, c);
    };
  }

  private static Decision stage(GameState state, Stage next, ClockCommand command, Stamp now) {
    if (!Timetable.isDue(state, command.version(), now)) {
      return Decision.NOTHING;
    }
    return switch (command) {
      case GameCommand.Announce _ when next == Stage.ANNOUNCE ->
          Decision.of(new GameEvent.Announced(now.at()));
      case GameCommand.OpenLobby _ when next == Stage.OPEN_LOBBY ->
          Decision.of(new GameEvent.LobbyOpened(now.at()));
      case GameCommand.Start c when next == Stage.START -> {
        int players = state.facts().players().size();
        yield Decision.of(new GameEvent.Started(c.settings(), players, now.at(), now.clock()));
      }
      case GameCommand.Announce _, GameCommand.OpenLobby _, GameCommand.Start _ -> Decision.NOTHING;
      case GameCommand.Open _, GameCommand.QuestionOut _, GameCommand.Close _ -> Decision.NOTHING;
      case GameCommand.Judge _, GameCommand.StartAd _, GameCommand.EndAd _ -> Decision.NOTHING;
      case GameCommand.Finish _, GameCommand.BeginPause _ -> Decision.NOTHING;
    };
  }

  /** Schedules the quiz, or reschedules it, even if it was cancelled before its first question. */
  static Decision schedule(GameFacts facts, GameCommand.Schedule c, Stamp now) {
    if (facts.isPlanned() && c.rowVersion() <= facts.plan().rowVersion()) {
      return Decision.NOTHING;
    }
    return Decision.of(
        new GameEvent.Scheduled(
            c.rowVersion(),
            c.title(),
            c.description(),
            c.scheduledAt(),
            c.questionCount(),
            c.prizeFund(),
            c.announceLeadMs(),
            c.lobbyLeadMs(),
            now.at(),
            c.rehearsal()));
  }
}
