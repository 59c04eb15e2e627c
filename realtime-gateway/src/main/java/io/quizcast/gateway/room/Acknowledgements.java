package io.quizcast.gateway.room;

import io.quizcast.contracts.game.AnswerColumns;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.trace.TracedAnswers;
import io.quizcast.gateway.view.PlayerRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Tells the players of one room what became of their answers: that an answer is in the log, that it
 * was lost, or that another one was recorded (protocol §3, Acknowledge). Confined to the rooms'
 * thread.
 */
final class Acknowledgements {
  private final Room room;
  private final RoomContext context;
  private final TracedAnswers traces;

  Acknowledgements(Room room, RoomContext context, TracedAnswers traces) {
    this.room = room;
    this.context = context;
    this.traces = traces;
  }

  /**
   * Acknowledges an answer that is in the log, if that is safe.
   *
   * @param isCurrent whether the question is still open here
   */
  void durable(OpenQuestion asked, boolean isCurrent, AnswerSender.Sent sent, long appendedAt) {
    OpenQuestion.Held answer = sent.answer();
    int seat = answer.seat();
    int elapsed = sent.elapsedMs();
    if (!asked.isAcknowledged(seat)) {
      asked.durable(seat);
      if (isCurrent && asked.isInTime(elapsed) && asked.isSafe(appendedAt, room.heartbeats())) {
        acknowledge(asked, seat, answer.option(), elapsed);
        context.metrics().acknowledged(System.nanoTime() - sent.takenAt());
      }
    }
    asked
        .takeAgain(seat)
        .forEach(attendee -> attendee.send(PlayerRefusal.ALREADY_ANSWERED.error()));
  }

  /** Notifies the player that the answer did not reach the log. */
  void lost(boolean isCurrent, OpenQuestion.Held answer) {
    traces.lost(answer.seat());
    context.metrics().answerLost();
    if (isCurrent) {
      room.audience()
          .toUser(answer.userId(), PlayerRefusal.ANSWER_NOT_SAVED.error(), Position.NONE);
    }
  }

  /**
   * The recorded answers are final: players whose acknowledgement named another option are sent the
   * recorded one.
   */
  void recorded(OpenQuestion asked, AnswersRecorded event) {
    AnswerColumns pack = event.answers();
    for (int i = 0; i < pack.size(); i++) {
      recorded(asked, pack.seat(i), pack.option(i), pack.elapsedMs(i));
    }
  }

  private void recorded(OpenQuestion asked, int seat, int option, int elapsedMs) {
    boolean isTold = asked.isAcknowledged(seat) && asked.option(seat) == option;
    if (!isTold && asked.isInTime(elapsedMs)) {
      acknowledge(asked, seat, option, elapsedMs);
    }
  }

  private void acknowledge(OpenQuestion asked, int seat, int option, int elapsed) {
    asked.acknowledged(seat, option);
    traces.acknowledged(seat);
    room.audience()
        .toUser(
            room.facts().players().userId(seat),
            accepted(asked.window(), option, elapsed),
            Position.NONE);
  }

  private static ServerFrame.AnswerAccepted accepted(Window window, int option, int elapsed) {
    return new ServerFrame.AnswerAccepted(
        window.question().questionId(), option, window.openedAt() + elapsed);
  }

  /** The acknowledgement for a user who reconnects; null if there is no answer to acknowledge. */
  ServerFrame.@Nullable AnswerAccepted accepted(OpenQuestion asked, int seat) {
    AnswerSheet sheet = room.facts().sheet();
    if (seat == Players.NO_SEAT || sheet == null) {
      return null;
    }
    if (sheet.has(seat)) {
      return accepted(asked.window(), sheet.option(seat), sheet.elapsedMs(seat));
    }
    return asked.isAcknowledged(seat) ? accepted(asked.window(), asked.option(seat), 0) : null;
  }
}
