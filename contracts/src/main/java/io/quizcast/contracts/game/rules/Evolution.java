package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.GameState.AdBreak;
import io.quizcast.contracts.game.rules.GameState.BetweenQuestions;
import io.quizcast.contracts.game.rules.GameState.Lobby;
import io.quizcast.contracts.game.rules.GameState.Paused;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.GameState.Scheduled;
import io.quizcast.contracts.game.rules.GameState.Stage;

/** Applies events to a state. It neither decides nor refuses anything. */
final class Evolution {
  private Evolution() {}

  static GameState after(GameState state, GameEvent event) {
    GameFacts facts = state.facts();
    return switch (event) {
      case GameEvent.Scheduled e -> {
        facts.scheduled(e);
        yield new Scheduled(facts, Timetable.firstStage(e), facts.seq());
      }
      case GameEvent.Announced _ -> new Scheduled(facts, Stage.OPEN_LOBBY, facts.seq());
      case GameEvent.LobbyOpened _ -> new Lobby(facts, facts.seq());
      case GameEvent.Joined e -> {
        join(facts.players(), e);
        yield state;
      }
      case GameEvent.PlayersSeen e -> {
        seen(state, e);
        yield state;
      }
      case GameEvent.GatewaySeen e -> {
        facts.gatewaySeen(e);
        yield state;
      }
      case GameEvent.GatewayLeft e -> {
        boolean isOpen =
            state instanceof QuestionOpen open && !open.window().passed().contains(e.gateway());
        facts.gatewayLeft(e.gateway(), isOpen);
        yield state;
      }
      case GameEvent.Started e -> started(facts, e);
      case GameEvent.QuestionOpened e -> opened(facts, e);
      case GameEvent.WindowOpened e -> {
        QuestionOpen open = as(QuestionOpen.class, state);
        yield new QuestionOpen(facts, open.window().opened(e));
      }
      case GameEvent.AnswersRecorded e -> {
        record(facts, e);
        yield state;
      }
      case GameEvent.WindowPassed e -> {
        QuestionOpen open = as(QuestionOpen.class, state);
        yield new QuestionOpen(facts, open.window().passedBy(e.gateway()));
      }
      case GameEvent.WindowExtended e -> {
        QuestionOpen open = as(QuestionOpen.class, state);
        yield new QuestionOpen(facts, open.window().extended(e));
      }
      case GameEvent.QuestionClosed e -> closed(as(QuestionOpen.class, state), e);
      case GameEvent.QuestionJudged e -> judged(as(QuestionClosed.class, state), e);
      case GameEvent.QuestionVoided e -> voided(state, e);
      case GameEvent.PlayerRemoved e -> {
        facts.removed(e.seat(), isJudged(state));
        yield state;
      }
      case GameEvent.PlayersBarred e -> {
        facts.barred(e.userIds(), isJudged(state));
        yield state;
      }
      case GameEvent.QuestionsExhausted e ->
          until(facts, e.number(), true, 0, e.clock() + facts.settings().finishDelayMs());
      case GameEvent.AdStarted e -> {
        BetweenQuestions from = as(BetweenQuestions.class, state);
        long ends = e.clock() + e.ad().durationSec() * 1000L;
        yield new AdBreak(from, e.ad(), facts.seq(), ends);
      }
      case GameEvent.AdEnded e -> adEnded(as(AdBreak.class, state), e);
      case GameEvent.PauseArmed e -> {
        facts.pauseArmed(e);
        yield state;
      }
      case GameEvent.PauseDisarmed _ -> {
        facts.pauseArmed(null);
        yield state;
      }
      case GameEvent.Paused e -> {
        facts.pauseArmed(null);
        yield new Paused(as(BetweenQuestions.class, state), e.message());
      }
      case GameEvent.Resumed e -> resumed(as(Paused.class, state).from(), e);
      case GameEvent.Finished e -> new GameState.Finished(facts, e);
      case GameEvent.Cancelled e -> new GameState.Cancelled(facts, e.reason(), e.message());
      case GameEvent.Held e -> new GameState.Held(facts, e.reason());
    };
  }

  private static GameState started(GameFacts facts, GameEvent.Started event) {
    facts.started(event);
    boolean ends =
        event.settings().plannedQuestions() == 0
            || (event.settings().finishOnZeroPlayers() && event.players() == 0);
    long delay = ends ? 0 : event.settings().firstQuestionDelayMs();
    return until(facts, 1, ends, ends ? 0 : Difficulty.base(1), event.clock() + delay);
  }

  private static GameState opened(GameFacts facts, GameEvent.QuestionOpened event) {
    facts.opened(event);
    return new QuestionOpen(facts, Window.of(event));
  }

  private static GameState closed(QuestionOpen open, GameEvent.QuestionClosed event) {
    GameFacts facts = open.facts();
    if (Verdict.haveWindowsEndedApart(facts, open.window(), event.clock())) {
      facts.openSheet().movesWereLate();
    }
    return new QuestionClosed(facts, open.window(), event.silent());
  }

  private static void seen(GameState state, GameEvent.PlayersSeen event) {
    GameFacts facts = state.facts();
    AnswerSheet sheet = facts.sheet();
    if (sheet != null && !isJudged(state)) {
      boolean isOver =
          state instanceof QuestionOpen open && open.window().passed().contains(event.gateway());
      event.players().forEach(seat -> sheet.moved(seat, isOver));
    }
    facts.players().see(event.players(), event.gateway());
  }

  private static void join(Players players, GameEvent.Joined event) {
    for (int i = 0; i < event.userIds().size(); i++) {
      players.join(event.firstSeat() + i, event.userIds().get(i), event.present());
    }
  }

  private static void record(GameFacts facts, GameEvent.AnswersRecorded event) {
    AnswerSheet sheet = facts.openSheet();
    Players players = facts.players();
    AnswerColumns pack = event.answers();
    for (int i = 0; i < pack.size(); i++) {
      int seat = pack.seat(i);
      sheet.record(seat, pack.option(i), pack.elapsedMs(i));
      players.heardAt(seat, event.gateway());
    }
  }

  private static GameState judged(QuestionClosed closed, GameEvent.QuestionJudged event) {
    GameFacts facts = closed.facts();
    Verdict.apply(facts, closed.window(), event);
    return afterQuestion(
        facts, event.number(), event.ends(), event.nextDifficulty(), event.clock(), false);
  }

  /** Whether the last question was judged. */
  private static boolean isJudged(GameState state) {
    return !(state instanceof QuestionOpen || state instanceof QuestionClosed);
  }

  private static GameState voided(GameState state, GameEvent.QuestionVoided event) {
    GameFacts facts = state.facts();
    if (isJudged(state)) {
      Players players = facts.players();
      AnswerSheet sheet = facts.openSheet();
      for (int seat = 0; seat < players.size(); seat++) {
        players.revert(seat, event.number(), sheet.chargedMs(seat));
      }
    }
    facts.voided(event);
    BetweenQuestions next =
        afterQuestion(
            facts,
            event.number(),
            event.ends(),
            event.nextDifficulty(),
            event.clock(),
            isAdShown(state));
    return state instanceof Paused paused ? new Paused(next, paused.message()) : next;
  }

  /** Whether the ad of this break was shown. */
  private static boolean isAdShown(GameState state) {
    return state instanceof BetweenQuestions between
        ? between.adShown()
        : state instanceof Paused paused && paused.from().adShown();
  }

  private static BetweenQuestions afterQuestion(
      GameFacts facts, int number, boolean ends, int difficulty, long clock, boolean adShown) {
    long due = clock + facts.settings().revealMs();
    return new BetweenQuestions(facts, facts.seq(), number + 1, ends, difficulty, due, adShown);
  }

  private static BetweenQuestions until(
      GameFacts facts, int next, boolean ends, int difficulty, long dueClock) {
    return new BetweenQuestions(facts, facts.seq(), next, ends, difficulty, dueClock, false);
  }

  private static GameState adEnded(AdBreak ad, GameEvent.AdEnded event) {
    BetweenQuestions from = ad.from();
    GameFacts facts = from.facts();
    long delay = from.ends() ? 0 : facts.settings().firstQuestionDelayMs();
    return new BetweenQuestions(
        facts,
        facts.seq(),
        from.next(),
        from.ends(),
        from.difficulty(),
        event.clock() + delay,
        true);
  }

  private static GameState resumed(BetweenQuestions from, GameEvent.Resumed event) {
    GameFacts facts = from.facts();
    return new BetweenQuestions(
        facts,
        facts.seq(),
        from.next(),
        from.ends(),
        from.difficulty(),
        event.clock() + facts.settings().betweenQuestionsMs(),
        from.adShown());
  }

  private static <S extends GameState> S as(Class<S> phase, GameState state) {
    if (!phase.isInstance(state)) {
      throw new IllegalStateException(
          "expected " + phase.getSimpleName() + ", is " + state.getClass().getSimpleName());
    }
    return phase.cast(state);
  }
}
