package io.quizcast.swarm.game;

import io.quizcast.swarm.game.Timings.Spread;
import java.util.List;
import java.util.Map;

/**
 * The figures of a game.
 *
 * @param opened number of sockets opened during the whole game, including reconnects
 * @param accepted time from sending an answer to {@code quiz:answer_accepted}
 * @param survivors number of bots that were not eliminated
 * @param wronglyOut number of bots that were eliminated although a right answer sent on time was
 *     acknowledged; must be 0
 * @param unheard number of bots that were eliminated although a right answer was sent on time, but
 *     not acknowledged
 */
public record GameReport(
    long quizId,
    int bots,
    int opened,
    long framesIn,
    long framesOut,
    int answersSent,
    Spread accepted,
    Spread finishToResults,
    List<Round> rounds,
    Map<String, Integer> eliminations,
    Map<String, Integer> refusals,
    int survivors,
    int sawResults,
    int wronglyOut,
    int unheard) {

  /**
   * @param lag receipt minus the platform's stamp
   * @param spreadMillis last receipt minus first receipt
   * @param reveal receipt of the reveal minus the end of the window and its late grace
   */
  public record Round(
      int number,
      long questionId,
      int answersSent,
      Spread lag,
      double spreadMillis,
      Spread accepted,
      Spread result,
      Spread reveal) {}

  /** Whether all bots saw the end, and no acknowledged right answer led to an elimination. */
  public boolean holds() {
    return sawResults == bots && wronglyOut == 0;
  }

  /** The report as readable text, one line per figure. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "quiz %d: %d bots, %d sockets opened, %d frames in, %d out%n"
            .formatted(quizId, bots, opened, framesIn, framesOut));
    for (Round round : rounds) {
      text.append("  question %d (id %d)%n".formatted(round.number(), round.questionId()));
      text.append(
          "    stamp -> receipt     %s, first to last %.1f ms%n"
              .formatted(round.lag(), round.spreadMillis()));
      text.append("    answer -> accepted   %s%n".formatted(round.accepted()));
      text.append("    answer -> result     %s%n".formatted(round.result()));
      text.append("    window -> reveal     %s%n".formatted(round.reveal()));
    }
    text.append("  all answers -> accepted %s%n".formatted(accepted));
    text.append("  finish -> results       %s%n".formatted(finishToResults));
    text.append(
        "  out %s, survivors %d, saw results %d of %d%n"
            .formatted(eliminations, survivors, sawResults, bots));
    text.append("  refusals %s%n".formatted(refusals));
    text.append(
        "  wrong eliminations %d, on time but not received %d%n".formatted(wronglyOut, unheard));
    return text.toString();
  }
}
