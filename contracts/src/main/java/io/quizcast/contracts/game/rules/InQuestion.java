package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.ClockCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameCommand.HostCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.List;
import java.util.Set;

/** Decides commands from the opening of a question to its verdict (protocol §3). */
final class InQuestion {
  private static final int MAX_EXTRA_SEC = 60;
  private static final CommandRefusal QUESTION_OPEN = CommandRefusal.QUESTION_OPEN;

  private InQuestion() {}

  static Decision open(QuestionOpen state, GameCommand command, Stamp now) {
    return switch (command) {
      case GatewayCommand c -> gateway(state, c, now);
      case HostCommand c -> host(state, c, now);
      case ClockCommand c -> clock(state, c, now);
    };
  }

  /**
   * Records the first answer of each seat that is in play, in the order of the pack, unless the
   * gateway has ended its window. A gateway names the seats, so a seat may not exist.
   */
  private static Decision answers(QuestionOpen state, GameCommand.Answers c) {
    GameFacts facts = state.facts();
    Window window = state.window();
    boolean isAsked = c.questionId() == window.question().questionId();
    if (!isAsked || window.passed().contains(c.gateway())) {
      return Decision.NOTHING;
    }
    Players players = facts.players();
    AnswerSheet sheet = facts.openSheet();
    AnswerColumns pack = c.answers().withoutRepeats();
    AnswerColumns counting =
        pack.select(
            i -> {
              int seat = pack.seat(i);
              return seat < players.size() && players.isIn(seat) && !sheet.has(seat);
            });
    return counting.isEmpty()
        ? Decision.NOTHING
        : Decision.of(new GameEvent.AnswersRecorded(c.questionId(), c.gateway(), counting));
  }

  private static Decision gateway(QuestionOpen state, GatewayCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Joins c -> Attendance.tooLate(state.facts(), c);
      case GameCommand.Answers c -> answers(state, c);
      case GameCommand.Heartbeat c -> Attendance.heartbeat(state.facts(), c, now);
      case GameCommand.Present c ->
          state.window().number() == 1
              ? Attendance.present(state.facts(), c, now)
              : Attendance.moved(state.facts(), c);
      case GameCommand.WindowOver c -> windowOver(state, c, now);
    };
  }

  /** Closes the question as soon as the last awaited gateway has ended its window. */
  private static Decision windowOver(QuestionOpen state, GameCommand.WindowOver c, Stamp now) {
    Window window = state.window();
    if (c.version() != window.version() || window.passed().contains(c.gateway())) {
      return Decision.NOTHING;
    }
    GameEvent passed = new GameEvent.WindowPassed(window.version(), c.gateway());
    Window after = window.passedBy(c.gateway());
    List<String> awaited = state.facts().awaited(now.clock());
    boolean last = !awaited.isEmpty() && after.passed().containsAll(awaited);
    return window.out() && last
        ? Decision.of(passed, closed(state.facts(), after, now))
        : Decision.of(passed);
  }

  private static Decision host(QuestionOpen state, HostCommand command, Stamp now) {
    return switch (command) {
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.Extend c -> extend(state, c);
      case GameCommand.VoidQuestion c -> Interruption.voidQuestion(state.facts(), c, now);
      case GameCommand.Remove c -> Attendance.remove(state.facts(), c);
      case GameCommand.Bar c -> Attendance.bar(state.facts(), c);
      case GameCommand.Pause c -> Interruption.arm(state.facts(), c, now);
      case GameCommand.Resume c -> Interruption.disarm(state.facts(), c, QUESTION_OPEN, now);
      case GameCommand.Schedule _ -> Decision.NOTHING;
    };
  }

  private static Decision extend(QuestionOpen state, GameCommand.Extend c) {
    Window window = state.window();
    boolean fits = c.extraSec() > 0 && c.extraSec() <= MAX_EXTRA_SEC;
    if (c.questionId() != window.question().questionId() || !window.out() || !fits) {
      return Decision.refused(c.id(), CommandRefusal.CANNOT_EXTEND);
    }
    if (window.extended()) {
      return Decision.refused(c.id(), CommandRefusal.ALREADY_EXTENDED);
    }
    long extraMs = c.extraSec() * 1000L;
    return Decision.of(
        new GameEvent.WindowExtended(
            state.facts().seq() + 1,
            c.extraSec(),
            window.timeLimitSec() + c.extraSec(),
            window.closesClock() + extraMs,
            window.hardCloseClock() + extraMs,
            window.hardCloseAt() + extraMs));
  }

  private static Decision clock(QuestionOpen state, ClockCommand command, Stamp now) {
    if (!Timetable.isDue(state, command.version(), now)) {
      return Decision.NOTHING;
    }
    Window window = state.window();
    return switch (command) {
      case GameCommand.QuestionOut _ when !window.out() -> out(state, now);
      case GameCommand.Close _ when window.out() -> close(state, now);
      case GameCommand.QuestionOut _, GameCommand.Close _ -> Decision.NOTHING;
      case GameCommand.Announce _, GameCommand.OpenLobby _, GameCommand.Start _ -> Decision.NOTHING;
      case GameCommand.Open _, GameCommand.Judge _, GameCommand.StartAd _ -> Decision.NOTHING;
      case GameCommand.EndAd _, GameCommand.Finish _, GameCommand.BeginPause _ -> Decision.NOTHING;
    };
  }

  private static Decision out(QuestionOpen state, Stamp now) {
    int grace = state.facts().settings().lateGraceMs();
    int slack = state.facts().settings().hardCloseSlackMs();
    long length = state.window().timeLimitSec() * 1000L + grace;
    return Decision.of(
        new GameEvent.WindowOpened(
            state.window().version(),
            now.clock(),
            now.clock() + length,
            now.clock() + length + slack,
            now.at() + length + slack));
  }

  /**
   * Closes the question if all gateways whose window has not ended are silent, and at the hard
   * close in any case.
   */
  private static Decision close(QuestionOpen state, Stamp now) {
    Window window = state.window();
    Set<String> passed = window.passed();
    boolean onlySilentMissing = passed.containsAll(state.facts().awaited(now.clock()));
    return onlySilentMissing || now.clock() >= window.hardCloseClock()
        ? Decision.of(closed(state.facts(), window, now))
        : Decision.NOTHING;
  }

  private static GameEvent closed(GameFacts facts, Window window, Stamp now) {
    return new GameEvent.QuestionClosed(
        window.question().questionId(),
        window.version(),
        facts.listedWithout(window.passed()),
        now.clock());
  }

  static Decision closed(QuestionClosed state, GameCommand command, Stamp now) {
    GameFacts facts = state.facts();
    return switch (command) {
      case GameCommand.Judge c when c.version() == state.window().version() ->
          Decision.of(Verdict.of(state, c, now.clock()));
      case ClockCommand _ -> Decision.NOTHING;
      case GameCommand.Joins c -> Attendance.tooLate(facts, c);
      case GameCommand.Heartbeat c -> Attendance.heartbeat(facts, c, now);
      case GameCommand.Present c -> Attendance.moved(facts, c);
      case GameCommand.Answers _, GameCommand.WindowOver _ -> Decision.NOTHING;
      case GameCommand.Cancel c -> Interruption.cancel(c);
      case GameCommand.VoidQuestion c -> Interruption.voidQuestion(facts, c, now);
      case GameCommand.Remove c -> Attendance.remove(facts, c);
      case GameCommand.Bar c -> Attendance.bar(facts, c);
      case GameCommand.Pause c -> Interruption.arm(facts, c, now);
      case GameCommand.Resume c -> Interruption.disarm(facts, c, QUESTION_OPEN, now);
      case GameCommand.Extend c -> Decision.refused(c.id(), CommandRefusal.CANNOT_EXTEND);
      case GameCommand.Schedule _ -> Decision.NOTHING;
    };
  }
}
