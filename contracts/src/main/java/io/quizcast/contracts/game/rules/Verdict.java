package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judging a closed question: once to decide the event, once more to apply it, same code. */
final class Verdict {
  private Verdict() {}

  static QuestionJudged of(QuestionClosed closed, int rightOption, long clock) {
    GameFacts facts = closed.facts();
    Window window = closed.window();
    Players players = facts.players();
    AnswerSheet sheet = facts.openSheet();
    long allowedMs = allowedMs(facts, window);

    int[] noShows =
        window.number() == 1
            ? players.select(
                seat -> players.isIn(seat) && !players.isPresent(seat) && !sheet.has(seat))
            : new int[0];
    PlayerSet absent = PlayerSet.of(noShows);
    int[] inPlay = players.select(seat -> players.isIn(seat) && !absent.contains(seat));
    int[] passed =
        players.select(
            seat ->
                players.isIn(seat)
                    && !absent.contains(seat)
                    && sheet.verdict(seat, rightOption, allowedMs) == null);
    int[] unheard =
        players.select(
            seat ->
                players.isIn(seat)
                    && !absent.contains(seat)
                    && !sheet.has(seat)
                    && closed.silent().contains(String.valueOf(players.gateway(seat))));

    int number = window.number();
    boolean ends = ends(facts, number, passed.length);
    int rate =
        inPlay.length == 0 ? Difficulty.NO_RATE : (int) (passed.length * 1000L / inPlay.length);
    return new QuestionJudged(
        window.question().questionId(),
        number,
        rightOption,
        inPlay.length,
        (int) Arrays.stream(inPlay).filter(sheet::has).count(),
        passed.length,
        histogram(window, sheet, inPlay),
        absent,
        PlayerSet.of(unheard),
        players.hash(passed),
        ends,
        ends ? 0 : Difficulty.wanted(number + 1, rate),
        clock);
  }

  static void apply(GameFacts facts, Window window, QuestionJudged event) {
    Players players = facts.players();
    AnswerSheet sheet = facts.openSheet();
    long allowedMs = allowedMs(facts, window);
    players.drop(event.noShows());
    players.forEachIn(
        seat -> {
          EliminationReason out = sheet.verdict(seat, event.rightOption(), allowedMs);
          if (out == null) {
            players.pass(seat, sheet.elapsedMs(seat));
          } else {
            players.eliminate(seat, window.number(), out, sheet.elapsedMs(seat));
          }
        });
    facts.judged(event);
  }

  static boolean ends(GameFacts facts, int number, int survivors) {
    return number >= facts.settings().plannedQuestions()
        || (survivors == 0 && facts.settings().finishOnZeroPlayers());
  }

  private static long allowedMs(GameFacts facts, Window window) {
    return window.timeLimitSec() * 1000L + facts.settings().lateGraceMs();
  }

  private static List<Integer> histogram(Window window, AnswerSheet sheet, int[] seats) {
    int options = window.question().texts().values().iterator().next().options().size();
    int[] counts = new int[options];
    for (int seat : seats) {
      int option = sheet.option(seat);
      if (option >= 0 && option < options) {
        counts[option]++;
      }
    }
    List<Integer> histogram = new ArrayList<>(options);
    for (int count : counts) {
      histogram.add(count);
    }
    return histogram;
  }
}
