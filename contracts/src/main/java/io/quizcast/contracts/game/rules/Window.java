package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameEvent.WindowExtended;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.contracts.game.Question;
import java.util.Set;
import java.util.TreeSet;

/**
 * An open question and its window; immutable.
 *
 * @param version the {@code seq} of the event that opened or extended it
 * @param timeLimitSec of the question, or longer after an extension
 * @param inPlay how many may answer
 * @param out whether the broker has confirmed the question; the times below are 0 before
 * @param passed gateways that take no more answers
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
    Set<String> passed) {

  Window opened(WindowOpened event) {
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
        passed);
  }

  Window extended(WindowExtended event) {
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
        Set.of());
  }

  Window passedBy(String gateway) {
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
        more);
  }
}
