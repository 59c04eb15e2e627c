package io.quizcast.contracts.game;

import io.quizcast.contracts.game.GameEvent.WindowExtended;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question that is open or waits for its verdict, and its window. Immutable.
 *
 * @param version the {@code seq} of the event that opened or extended it
 * @param timeLimitSec time limit of the question, extension included
 * @param inPlay how many players may answer
 * @param out whether the broker has confirmed the question; until then the times below are 0
 * @param passed gateways that accept no more answers
 * @param commitment the commitment to the right option, see {@code Commitment}
 */
public record Window(
    int number,
    Question question,
    long version,
    int timeLimitSec,
    int inPlay,
    long openedAt,
    boolean out,
    boolean extended,
    long closesClock,
    long hardCloseClock,
    long hardCloseAt,
    Set<String> passed,
    String commitment) {

  /** The window of a question that the broker has not confirmed yet. */
  public static Window of(GameEvent.QuestionOpened event) {
    return new Window(
        event.number(),
        event.question(),
        event.version(),
        event.question().timeLimitSec(),
        event.inPlay(),
        event.openedAt(),
        false,
        false,
        0,
        0,
        0,
        Set.of(),
        event.commitment());
  }

  public Window opened(WindowOpened event) {
    return new Window(
        number,
        question,
        version,
        timeLimitSec,
        inPlay,
        openedAt,
        true,
        extended,
        event.closesClock(),
        event.hardCloseClock(),
        event.hardCloseAt(),
        passed,
        commitment);
  }

  public Window extended(WindowExtended event) {
    return new Window(
        number,
        question,
        event.version(),
        event.timeLimitSec(),
        inPlay,
        openedAt,
        out,
        true,
        event.closesClock(),
        event.hardCloseClock(),
        event.hardCloseAt(),
        Set.of(),
        commitment);
  }

  public Window passedBy(String gateway) {
    TreeSet<String> more = new TreeSet<>(passed);
    more.add(gateway);
    return new Window(
        number,
        question,
        version,
        timeLimitSec,
        inPlay,
        openedAt,
        out,
        extended,
        closesClock,
        hardCloseClock,
        hardCloseAt,
        more,
        commitment);
  }
}
