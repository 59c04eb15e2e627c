package io.quizcast.gateway.view;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one question for each seat. Immutable, because event loops read it while the
 * rooms' thread continues; the answers of a judged question never change.
 */
public final class Verdicts {
  private static final byte NOT_CONCERNED = 0;
  private static final byte PASSED = 1;
  private static final byte NO_SHOW = 2;
  private static final byte OUT = 3;
  private static final EliminationReason[] REASONS = EliminationReason.values();

  private final long quizId;
  private final QuestionJudged event;
  private final AnswerSheet sheet;
  private final byte[] bySeat;
  private final long[] userBySeat;

  private Verdicts(
      long quizId, QuestionJudged event, AnswerSheet sheet, byte[] bySeat, long[] userBySeat) {
    this.quizId = quizId;
    this.event = event;
    this.sheet = sheet;
    this.bySeat = bySeat;
    this.userBySeat = userBySeat;
  }

  /**
   * @param facts the state after the event
   */
  public static Verdicts of(GameFacts facts, AnswerSheet sheet, QuestionJudged event) {
    Players players = facts.players();
    byte[] bySeat = new byte[players.size()];
    long[] users = new long[players.size()];
    for (int seat = 0; seat < bySeat.length; seat++) {
      users[seat] = players.userId(seat);
      if (players.isIn(seat)) {
        bySeat[seat] = PASSED;
      } else if (players.isOut(seat)
          && players.outAt(seat) == event.number()
          && players.reason(seat) != EliminationReason.REMOVED) {
        bySeat[seat] = (byte) (OUT + players.reason(seat).ordinal());
      }
    }
    event.noShows().forEach(seat -> bySeat[seat] = NO_SHOW);
    return new Verdicts(facts.quizId(), event, sheet, bySeat, users);
  }

  /** The frame for a seat that was eliminated by this question; null for any other seat. */
  public ServerFrame.@Nullable Elimination elimination(int seat) {
    byte verdict = verdict(seat);
    if (verdict < NO_SHOW) {
      return null;
    }
    return WireTexts.elimination(quizId, userBySeat[seat], reason(verdict));
  }

  /** The frame for a seat that answered while it was in play; null for any other seat. */
  public ServerFrame.@Nullable AnswerResult result(int seat) {
    byte verdict = verdict(seat);
    if (verdict == NOT_CONCERNED || verdict == NO_SHOW || !sheet.has(seat)) {
      return null;
    }
    boolean right = verdict == PASSED;
    EliminationReason reason = right ? null : reason(verdict);
    return new ServerFrame.AnswerResult(
        event.questionId(),
        event.rightOption(),
        sheet.option(seat),
        right,
        right ? 1 : 0,
        sheet.elapsedMs(seat),
        !right,
        reason == null ? "" : reason.wire(),
        reason == EliminationReason.TIME_EXCEEDED);
  }

  private byte verdict(int seat) {
    return seat < 0 || seat >= bySeat.length ? NOT_CONCERNED : bySeat[seat];
  }

  private static EliminationReason reason(byte verdict) {
    return verdict == NO_SHOW ? EliminationReason.NO_ANSWER_TIMEOUT : REASONS[verdict - OUT];
  }
}
