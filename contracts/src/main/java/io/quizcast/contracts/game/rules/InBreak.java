package io.quizcast.contracts.game.rules;

import static io.quizcast.contracts.game.CommandRefusal.AD_RUNNING;
import static io.quizcast.contracts.game.CommandRefusal.ALREADY_PAUSED;
import static io.quizcast.contracts.game.CommandRefusal.NOT_PAUSED;
import static io.quizcast.contracts.game.CommandRefusal.NO_QUESTION_OPEN;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Paused;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.Objects;

/** Decides commands between two questions, in a pause and in an ad. */
final class InBreak {
  private InBreak() {}

  static Decision between(BetweenQuestions state, GameCommand command, Stamp now) {
    return switch (command) {
      case GatewayCommand c -> gateway(state.facts(), c, now);
      case HostCommand c -> host(state, c, now);
      case ClockCommand c -> clock(state, c, now);
    };
  }

  private static Decision gateway(GameFacts facts, GatewayCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Joins c ->
          facts.asked() == 0 ? Attendance.join(facts, c, now) : Attendance.tooLate(facts, c);
      case GameCommand.Heartbeat c -> Attendance.heartbeat(facts, c, now);
      case GameCommand.Present c ->
          facts.asked() == 0 ? Attendance.present(facts, c, now) : Attendance.moved(facts, c);
      case GameCommand.Answers _, GameCommand.WindowOver _ -> Decision.NOTHING;
    };
  }

  private static Decision host(BetweenQuestions state, HostCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.Pause c -> Interruption.pause(state, c, now);
      case GameCommand.VoidQuestion c -> Interruption.voidQuestion(facts, c, now);
      case GameCommand.Remove c -> Attendance.remove(facts, c);
      case GameCommand.Bar c -> Attendance.bar(facts, c);
      case GameCommand.Resume c -> Interruption.disarm(facts, c, NOT_PAUSED, now);
      case GameCommand.Extend c -> Decision.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.Schedule _ -> Decision.NOTHING;
    };
  }

  private static Decision clock(BetweenQuestions state, ClockCommand command, Stamp now) {
    if (!Timetable.isDue(state, command.version(), now)) {
      return Decision.NOTHING;
    }
    GameFacts facts = state.facts();
    if (facts.pauseArmed() != null) {
      // A command for the next step may have been sent just before the pause was armed.
      return command instanceof GameCommand.BeginPause c
          ? Interruption.begin(facts, c, now)
          : Decision.NOTHING;
    }
    return switch (command) {
      case GameCommand.Open c when !state.ends() && c.number() == state.next() ->
          open(facts, c, now);
      case GameCommand.StartAd c when !state.adShown() && facts.asked() > 0 ->
          Decision.of(new GameEvent.AdStarted(c.ad(), now.clock()));
      case GameCommand.Finish c when state.ends() -> finish(facts, c, now);
      case GameCommand.Open _, GameCommand.StartAd _, GameCommand.Finish _ -> Decision.NOTHING;
      case GameCommand.Announce _, GameCommand.OpenLobby _, GameCommand.Start _ -> Decision.NOTHING;
      case GameCommand.QuestionOut _, GameCommand.Close _, GameCommand.Judge _ -> Decision.NOTHING;
      case GameCommand.EndAd _, GameCommand.BeginPause _ -> Decision.NOTHING;
    };
  }

  private static Decision open(GameFacts facts, GameCommand.Open c, Stamp now) {
    if (c.question() == null) {
      return Decision.of(new GameEvent.QuestionsExhausted(c.number(), now.clock()));
    }
    return Decision.of(
        new GameEvent.QuestionOpened(
            c.number(),
            facts.seq() + 1,
            c.question(),
            facts.players().inCount(),
            now.at(),
            Objects.requireNonNull(c.commitment())));
  }

  private static Decision finish(GameFacts facts, GameCommand.Finish c, Stamp now) {
    FinalRanking ranking = FinalRanking.of(facts, c.unpayable());
    return Decision.finished(
        new GameEvent.Finished(
            facts.counting(),
            ranking.winners(),
            ranking.unpayable(),
            facts.settings().prizeFund(),
            ranking.hash(),
            now.at()),
        ranking);
  }

  static Decision paused(Paused state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case GatewayCommand c -> gateway(facts, c, now);
      case GameCommand.Resume c -> Decision.of(new GameEvent.Resumed(c.id(), now.clock()));
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.VoidQuestion c -> Interruption.voidQuestion(facts, c, now);
      case GameCommand.Remove c -> Attendance.remove(facts, c);
      case GameCommand.Bar c -> Attendance.bar(facts, c);
      case GameCommand.Pause c -> Decision.refused(c.id(), ALREADY_PAUSED);
      case GameCommand.Extend c -> Decision.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.Schedule _, ClockCommand _ -> Decision.NOTHING;
    };
  }

  static Decision ad(AdBreak state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case GatewayCommand c -> gateway(facts, c, now);
      case GameCommand.EndAd c when Timetable.isDue(state, c.version(), now) ->
          Decision.of(new GameEvent.AdEnded(now.clock()));
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.Pause c -> Interruption.arm(facts, c, now);
      case GameCommand.Resume c -> Interruption.disarm(facts, c, NOT_PAUSED, now);
      case GameCommand.Extend c -> Decision.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.VoidQuestion c -> Decision.refused(c.id(), AD_RUNNING);
      case GameCommand.Remove c -> Attendance.remove(facts, c);
      case GameCommand.Bar c -> Attendance.bar(facts, c);
      case GameCommand.Schedule _, ClockCommand _ -> Decision.NOTHING;
    };
  }
}
