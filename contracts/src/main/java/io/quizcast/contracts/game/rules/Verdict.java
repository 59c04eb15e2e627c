package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameCommand.Judge;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Held;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.proof.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Judges a closed question. The event contains only counts and hashes of the players who stay in,
 * so every service that applies it judges the seats again with the same code.
 */
final class Verdict {
  /** The reason for holding a game whose right option does not match its commitment. */
  static final String COMMITMENT_BROKEN = "commitment_broken";

  private Verdict() {}

  /** The verdict, or a hold if the right option does not match the published commitment. */
  static GameEvent of(QuestionClosed closed, Judge command, long clock) {
    String nonce = command.nonce();
    if (nonce == null || !isKept(closed, command.rightOption(), nonce)) {
      return new Held(COMMITMENT_BROKEN);
    }
    return judged(closed, command, nonce, clock);
  }

  private static boolean isKept(QuestionClosed closed, int rightOption, String nonce) {
    Window window = closed.window();
    return Commitment.isKept(
        window.commitment(),
        closed.facts().quizId(),
        window.question().questionId(),
        rightOption,
        nonce);
  }

  private static QuestionJudged judged(
      QuestionClosed closed, Judge command, String nonce, long clock) {
    int rightOption = command.rightOption();
    GameFacts facts = closed.facts();
    Window window = closed.window();
    Players players = facts.players();
    AnswerSheet sheet = facts.openSheet();
    long allowedMs = allowedMs(facts, window);

    boolean isFirst = window.number() == 1;
    IntPredicate isNoShow = seat -> isFirst && !players.isPresent(seat) && !sheet.has(seat);
    int[] noShows = players.select(seat -> players.isIn(seat) && isNoShow.test(seat));
    int[] inPlay = players.select(seat -> players.isIn(seat) && !isNoShow.test(seat));
    int[] passed =
        players.select(
            seat -> players.isIn(seat) && sheet.verdict(seat, rightOption, allowedMs) == null);
    int[] unheard =
        players.select(
            seat ->
                players.isIn(seat)
                    && !sheet.has(seat)
                    && !isNoShow.test(seat)
                    && isUnheard(closed, seat));

    int number = window.number();
    boolean ends = ends(facts, number, passed.length);
    int rate =
        inPlay.length == 0 ? Difficulty.NO_RATE : (int) (passed.length * 1000L / inPlay.length);
    return new QuestionJudged(
        window.question().questionId(),
        number,
        rightOption,
        inPlay.length,
        answers(sheet, inPlay),
        passed.length,
        histogram(window, sheet, inPlay),
        PlayerSet.of(noShows),
        PlayerSet.of(unheard),
        players.hash(passed),
        ends,
        ends ? 0 : Difficulty.wanted(number + 1, rate),
        clock,
        nonce,
        command.explanation(),
        SeatHashes.answersHash(sheet),
        SeatHashes.playersHash(passed));
  }

  /**
   * Whether one gateway may have ended its window so long before another one that a player who
   * moves from the later to the earlier gateway loses time. The late grace covers a smaller
   * difference. The earliest possible end is computed from the decision on the question, because no
   * gateway can have received the question before it.
   *
   * @param closedClock partition clock of the close
   */
  static boolean haveWindowsEndedApart(GameFacts facts, Window window, long closedClock) {
    long slackMs = window.hardCloseClock() - window.closesClock();
    long untilEndMs = window.hardCloseAt() - slackMs - window.openedAt();
    long earliestEnd = window.closesClock() - (untilEndMs - allowedMs(facts, window));
    return closedClock - earliestEnd > facts.settings().lateGraceMs();
  }

  /**
   * Whether an answer of this seat may have been lost: the owner stopped waiting for its gateway,
   * or for any gateway while the player moved; the player moved to a gateway that may have ended
   * its window long before another one; or their gateway left before it ended its window.
   */
  private static boolean isUnheard(QuestionClosed closed, int seat) {
    AnswerSheet sheet = closed.facts().openSheet();
    List<String> silent = closed.silent();
    return silent.contains(String.valueOf(closed.facts().players().gateway(seat)))
        || (sheet.hasMoved(seat) && !silent.isEmpty())
        || sheet.hasMovedLate(seat)
        || sheet.hasLostGateway(seat);
  }

  static void apply(GameFacts facts, Window window, QuestionJudged event) {
    Players players = facts.players();
    AnswerSheet sheet = facts.openSheet();
    long allowedMs = allowedMs(facts, window);
    players.drop(event.noShows());
    sheet.chargeSilence((int) allowedMs);
    players.forEachIn(
        seat -> {
          EliminationReason out = sheet.verdict(seat, event.rightOption(), allowedMs);
          if (out == null) {
            players.pass(seat, sheet.chargedMs(seat));
          } else {
            players.eliminate(seat, window.number(), out, sheet.chargedMs(seat));
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

  private static int answers(AnswerSheet sheet, int[] seats) {
    int count = 0;
    for (int seat : seats) {
      if (sheet.has(seat)) {
        count++;
      }
    }
    return count;
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
