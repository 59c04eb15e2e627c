package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.contracts.game.GameCommand.PlayerCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Paused;

/** Between two questions, paused, or in an ad. */
final class InBreak {
  private static final String NO_QUESTION_OPEN = "no_question_open";

  private InBreak() {}

  static Decision between(BetweenQuestions state, GameCommand command, Stamp now) {
    return switch (command) {
      case PlayerCommand c -> player(state.facts(), c, now);
      case GatewayCommand c -> gateway(state.facts(), c, now);
      case HostCommand c -> host(state, c, now);
      case ClockCommand c -> clock(state, c, now);
    };
  }

  private static Decision player(GameFacts facts, PlayerCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Join c ->
          facts.asked() == 0 ? Attending.join(facts, c, now) : Attending.tooLate(facts, c);
      case GameCommand.Answer c -> Attending.answerRefused(c, NO_QUESTION_OPEN);
    };
  }

  private static Decision gateway(GameFacts facts, GatewayCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Heartbeat c -> Attending.heartbeat(facts, c, now);
      case GameCommand.Present c ->
          facts.asked() == 0 ? Attending.present(facts, c, now) : Decision.NOTHING;
      case GameCommand.WindowOver _ -> Decision.NOTHING;
    };
  }

  private static Decision host(BetweenQuestions state, HostCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Cancel c -> Attending.cancel(c);
      case GameCommand.Pause c ->
          state.ends()
              ? Attending.refused(c.id(), "game_over")
              : Decision.of(new GameEvent.Paused(c.id(), now.clock()));
      case GameCommand.VoidQuestion c -> voidQuestion(state.facts(), c, now);
      case GameCommand.Remove c -> Attending.remove(state.facts(), c);
      case GameCommand.Bar c -> Attending.bar(state.facts(), c);
      case GameCommand.Resume c -> Attending.refused(c.id(), "not_paused");
      case GameCommand.Extend c -> Attending.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.Schedule _ -> Decision.NOTHING;
    };
  }

  private static Decision clock(BetweenQuestions state, ClockCommand command, Stamp now) {
    if (!Timetable.isDue(state, command.version(), now)) {
      return Decision.NOTHING;
    }
    GameFacts facts = state.facts();
    return switch (command) {
      case GameCommand.Open c when !state.ends() && c.number() == state.next() ->
          open(facts, c, now);
      case GameCommand.StartAd c when !state.adShown() && facts.asked() > 0 ->
          Decision.of(new GameEvent.AdStarted(c.ad(), now.clock()));
      case GameCommand.Finish c when state.ends() -> finish(facts, c, now);
      case GameCommand.Open _, GameCommand.StartAd _, GameCommand.Finish _ -> Decision.NOTHING;
      case GameCommand.Announce _, GameCommand.OpenLobby _, GameCommand.Start _ -> Decision.NOTHING;
      case GameCommand.QuestionOut _, GameCommand.Close _, GameCommand.Judge _ -> Decision.NOTHING;
      case GameCommand.EndAd _ -> Decision.NOTHING;
    };
  }

  private static Decision open(GameFacts facts, GameCommand.Open c, Stamp now) {
    if (c.question() == null) {
      return Decision.of(new GameEvent.QuestionsExhausted(c.number(), now.clock()));
    }
    return Decision.of(
        new GameEvent.QuestionOpened(
            c.number(), facts.seq() + 1, c.question(), facts.players().inCount(), now.at()));
  }

  private static Decision finish(GameFacts facts, GameCommand.Finish c, Stamp now) {
    FinalRanking ranking = FinalRanking.of(facts, c.unpayable());
    return Decision.of(
        new GameEvent.Finished(
            facts.counting(),
            ranking.winners(),
            ranking.unpayable(),
            facts.settings().prizeFund(),
            ranking.hash(),
            now.at()));
  }

  /** The question that is open, or the last one until the next opens. */
  static Decision voidQuestion(GameFacts facts, GameCommand.VoidQuestion c, Stamp now) {
    AnswerSheet sheet = facts.sheet();
    if (sheet == null || sheet.questionId() != c.questionId()) {
      return Attending.refused(c.id(), "cannot_void");
    }
    boolean ends = sheet.number() >= facts.settings().plannedQuestions();
    int difficulty = ends ? 0 : Difficulty.base(sheet.number() + 1);
    return Decision.of(
        new GameEvent.QuestionVoided(
            c.questionId(), sheet.number(), ends, difficulty, c.id(), now.clock()));
  }

  static Decision paused(Paused state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case PlayerCommand c -> player(facts, c, now);
      case GatewayCommand c -> gateway(facts, c, now);
      case GameCommand.Resume c -> Decision.of(new GameEvent.Resumed(c.id(), now.clock()));
      case GameCommand.Cancel c -> Attending.cancel(c);
      case GameCommand.VoidQuestion c -> voidQuestion(facts, c, now);
      case GameCommand.Remove c -> Attending.remove(facts, c);
      case GameCommand.Bar c -> Attending.bar(facts, c);
      case GameCommand.Pause c -> Attending.refused(c.id(), "already_paused");
      case GameCommand.Extend c -> Attending.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.Schedule _, ClockCommand _ -> Decision.NOTHING;
    };
  }

  static Decision ad(AdBreak state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case PlayerCommand c -> player(facts, c, now);
      case GatewayCommand c -> gateway(facts, c, now);
      case GameCommand.EndAd c when Timetable.isDue(state, c.version(), now) ->
          Decision.of(new GameEvent.AdEnded(now.clock()));
      case GameCommand.Cancel c -> Attending.cancel(c);
      case GameCommand.Pause c -> Attending.refused(c.id(), "ad_running");
      case GameCommand.Resume c -> Attending.refused(c.id(), "not_paused");
      case GameCommand.Extend c -> Attending.refused(c.id(), NO_QUESTION_OPEN);
      case GameCommand.VoidQuestion c -> Attending.refused(c.id(), "ad_running");
      case GameCommand.Remove c -> Attending.remove(facts, c);
      case GameCommand.Bar c -> Attending.bar(facts, c);
      case GameCommand.Schedule _, ClockCommand _ -> Decision.NOTHING;
    };
  }
}
