package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.Packing;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.trace.AnswerTrace;
import io.quizcast.gateway.trace.TracedAnswers;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.gateway.view.StateView;
import io.quizcast.gateway.view.WireTexts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepts the answers to the open question of one room, acknowledges them and ends the window. */
final class RoomAnswers {
  /** t0 is unknown, because the room was rebuilt while a question was open. */
  private static final long UNKNOWN = LoopQuestion.NOT_OPEN;

  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration AGAIN = Duration.ofMillis(250);

  private final Room room;
  private final RoomContext context;
  private final Map<LoopRoom, LoopQuestion> loops = new LinkedHashMap<>();
  private @Nullable OpenQuestion question;
  private @Nullable AnswerSender sender;

  private final TracedAnswers traces;
  private final QuestionCountdown countdown;
  private final Acknowledgements acknowledgements;

  RoomAnswers(Room room, RoomContext context) {
    this.room = room;
    this.context = context;
    this.traces = new TracedAnswers(context.traces());
    this.countdown = new QuestionCountdown(room, context.thread());
    this.acknowledgements = new Acknowledgements(room, context, traces);
  }

  boolean isOpen() {
    return question != null;
  }

  /**
   * Starts a question that was opened just now. Returns the windows of the loops that have sockets.
   */
  Map<LoopRoom, LoopQuestion> opened(Window window) {
    start(window, System.nanoTime());
    return loops;
  }

  /** Resumes the open question after the room was rebuilt. */
  void resumed(Window window) {
    start(window, UNKNOWN);
  }

  private void start(Window window, long startedAt) {
    loops.clear();
    traces.abandon();
    OpenQuestion fresh =
        new OpenQuestion(window, room.facts().settings(), room.facts().players().size(), startedAt);
    question = fresh;
    sender = sender(fresh);
    for (LoopRoom loop : room.audience().loopRooms()) {
      loops.put(loop, window(fresh));
    }
    if (startedAt != UNKNOWN) {
      armTimers(fresh);
    }
  }

  private void armTimers(OpenQuestion asked) {
    countdown.start(asked, () -> asked == question);
    checkPastAfter(asked);
  }

  private LoopQuestion window(OpenQuestion asked) {
    return new LoopQuestion(asked.allowedNanos(), () -> context.thread().execute(this::checkPast));
  }

  /** Adds a loop that gets its first socket of this room while a question is open. */
  void joined(LoopRoom loop) {
    OpenQuestion asked = question;
    if (asked == null) {
      return;
    }
    LoopQuestion window = window(asked);
    if (asked.startedAt != UNKNOWN) {
      window.openAt(asked.startedAt);
    }
    loops.put(loop, window);
    loop.loop().execute(() -> loop.watch(window));
  }

  void seen(Window window) {
    if (question != null) {
      question.seen(window);
    }
  }

  /** Extends the window: the limit grows, and t0 stays the same. */
  void extended(Window window) {
    OpenQuestion asked = question;
    if (asked == null) {
      return;
    }
    asked.seen(window);
    loops.replaceAll(
        (loop, old) -> {
          LoopQuestion longer = window(asked);
          if (old.isOpen()) {
            longer.openAt(old.openedAt());
          }
          loop.loop().execute(() -> loop.watch(longer));
          return longer;
        });
    checkPastAfter(asked);
  }

  TracedAnswers traces() {
    return traces;
  }

  /** Stops the timers. Later answers do not count. */
  void closed() {
    question = null;
    loops.clear();
    for (LoopRoom loop : room.audience().loopRooms()) {
      loop.loop().execute(loop::forget);
    }
  }

  /**
   * Checks an answer in the order of the contract (§2.4). A question remains the current one until
   * the next one opens.
   */
  void tap(Attendee attendee, long questionId, int option, long arrival) {
    OpenQuestion asked = question;
    Players players = room.facts().players();
    AnswerSheet sheet = room.facts().sheet();
    int seat = attendee.member.seat;
    if (!StateView.isRunning(room.state())) {
      attendee.send(PlayerRefusal.NO_GAME.error());
    } else if (sheet == null) {
      attendee.send(PlayerRefusal.NO_QUESTION.error(room.quizId()));
    } else if (sheet.questionId() != questionId) {
      attendee.send(PlayerRefusal.ANOTHER_QUESTION.error(sheet.questionId(), questionId));
    } else if (seat == Players.NO_SEAT) {
      attendee.send(PlayerRefusal.NO_PARTICIPANT.error());
    } else if (!players.isIn(seat)) {
      attendee.send(WireTexts.alreadyEliminated(room.quizId(), attendee.member.userId));
      attendee.send(PlayerRefusal.IS_OUT.error());
    } else if (sheet.has(seat) || (asked != null && asked.isDurable(seat))) {
      attendee.send(PlayerRefusal.ALREADY_ANSWERED.error());
    } else if (asked == null) {
      attendee.send(PlayerRefusal.ANOTHER_QUESTION.error(0, questionId));
    } else if (option < 0 || option >= asked.options()) {
      attendee.send(PlayerRefusal.NO_OPTION.error());
    } else if (asked.hasTapped(seat)) {
      asked.tappedAgain(seat, attendee);
    } else if (asked.isClosing()) {
      attendee.send(PlayerRefusal.ANOTHER_QUESTION.error(0, questionId));
    } else {
      take(asked, attendee, option, arrival);
    }
  }

  private void take(OpenQuestion asked, Attendee attendee, int option, long arrival) {
    int seat = attendee.member.seat;
    LoopQuestion loop = loops.get(attendee.loopRoom);
    AnswerSender sender = this.sender;
    if (loop == null || sender == null) {
      attendee.send(PlayerRefusal.ANSWER_NOT_SAVED.error());
      return;
    }
    asked.tapped(seat, option);
    AnswerTrace trace =
        sender.mayTrace()
            ? traces.begin(room.quizId(), asked.questionId(), seat, arrival, attendee.socket)
            : AnswerTrace.NONE;
    OpenQuestion.Held answer =
        new OpenQuestion.Held(seat, attendee.member.userId, option, arrival, loop, trace);
    if (room.isListed()) {
      sender.send(answer);
    } else {
      asked.hold(answer);
      context.heartbeats().soon();
    }
  }

  /** Sends the held answers, because a heartbeat that lists the room is in the log. */
  void listed(long appendedAt, long confirmedNanos) {
    OpenQuestion asked = question;
    if (asked == null) {
      return;
    }
    if (asked.startedAt == UNKNOWN) {
      asked.startedAt = asked.boundedStart(appendedAt, confirmedNanos);
      loops.values().forEach(window -> window.openAt(asked.startedAt));
      armTimers(asked);
    }
    AnswerSender sender = this.sender;
    if (sender != null) {
      asked.release().forEach(sender::send);
    }
    checkOver(asked);
  }

  /** Sends the gathered answers ahead of a heartbeat that no longer lists the room. */
  void flush() {
    if (sender != null) {
      sender.flush();
    }
  }

  private AnswerSender sender(OpenQuestion asked) {
    return new AnswerSender(
        asked,
        room.quizId(),
        context.gateway(),
        Packing.of(room.facts().players().size()),
        (command, traceparent, outcome) ->
            context
                .publisher()
                .put(room.partition(), command, traceparent, outcome.on(context.thread())),
        context.thread()::schedule,
        new AnswerSender.Fate() {
          @Override
          public void durable(AnswerSender.Sent sent, long appendedAt) {
            acknowledgements.durable(asked, asked == question, sent, appendedAt);
          }

          @Override
          public void lost(AnswerSender.Sent sent) {
            acknowledgements.lost(asked == question, sent.answer());
          }

          @Override
          public void settled() {
            checkOver(asked);
          }
        });
  }

  void recorded(AnswersRecorded event) {
    OpenQuestion asked = question;
    if (asked != null && asked.questionId() == event.questionId()) {
      acknowledgements.recorded(asked, event);
    }
  }

  /** See {@link Acknowledgements#accepted}. */
  ServerFrame.@Nullable AnswerAccepted accepted(int seat) {
    OpenQuestion asked = question;
    return asked == null ? null : acknowledgements.accepted(asked, seat);
  }

  /** Remaining time as shown to players; 0 without an open window. */
  long remainingMs() {
    OpenQuestion asked = question;
    return asked == null ? 0 : asked.remainingMs();
  }

  private void checkPastAfter(OpenQuestion asked) {
    Duration due = Duration.ofNanos(Math.max(0, asked.nanosUntilPast()));
    context.thread().schedule(due.plus(TICK), this::checkPast);
  }

  /**
   * Sends {@code window_over} when the window is over on all loops and all their answers are
   * confirmed.
   */
  private void checkPast() {
    OpenQuestion asked = question;
    if (asked == null || asked.startedAt == UNKNOWN) {
      return;
    }
    if (asked.nanosUntilPast() < 0 && loops.values().stream().allMatch(LoopQuestion::isPast)) {
      asked.close();
      checkOver(asked);
    }
  }

  private void checkOver(OpenQuestion asked) {
    if (asked != question || !asked.isReadyForOver() || !room.isListed()) {
      return;
    }
    asked.overPut();
    GameCommand.WindowOver over =
        new GameCommand.WindowOver(
            room.quizId(), asked.questionId(), asked.version(), context.gateway());
    context
        .publisher()
        .put(
            room.partition(),
            over,
            GameCommandPublisher.Outcome.failing(() -> overAgain(asked)).on(context.thread()));
  }

  private void overAgain(OpenQuestion asked) {
    asked.overFailed();
    context.thread().schedule(AGAIN, () -> checkOver(asked));
  }
}
