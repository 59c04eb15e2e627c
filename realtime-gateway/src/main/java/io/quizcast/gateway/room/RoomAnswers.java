package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent.AnswersRecorded;
import io.quizcast.contracts.game.GameEvent.Recorded;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.socket.protocol.Position;
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
  /** t0 is not known yet, because the room was rebuilt while a question was open. */
  private static final long UNKNOWN = LoopQuestion.NOT_OPEN;

  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration AGAIN = Duration.ofMillis(250);

  private final Room room;
  private final RoomContext context;
  private final Map<LoopRoom, LoopQuestion> loops = new LinkedHashMap<>();
  private @Nullable OpenQuestion question;

  private final TracedAnswers traces;
  private final QuestionCountdown countdown;

  RoomAnswers(Room room, RoomContext context) {
    this.room = room;
    this.context = context;
    this.traces = new TracedAnswers(context.traces());
    this.countdown = new QuestionCountdown(room, context.thread());
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

  /** Extends the window: the limit grows, t0 stays the same. */
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

  /** Stops the timers; no further answer counts. */
  void closed() {
    question = null;
    loops.clear();
    for (LoopRoom loop : room.audience().loopRooms()) {
      loop.loop().execute(loop::forget);
    }
  }

  /**
   * Checks an answer in the order of the contract (§2.4). A question is the current one until the
   * next opens.
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
    if (loop == null) {
      attendee.send(PlayerRefusal.ANSWER_NOT_SAVED.error());
      return;
    }
    asked.tapped(seat, option);
    AnswerTrace trace = traces.begin(room.quizId(), asked.questionId(), arrival, attendee.socket);
    OpenQuestion.Held answer =
        new OpenQuestion.Held(seat, attendee.member.userId, option, arrival, loop, trace);
    if (room.isListed()) {
      put(asked, answer);
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
    asked.release().forEach(answer -> put(asked, answer));
    checkOver(asked);
  }

  private void put(OpenQuestion asked, OpenQuestion.Held answer) {
    int elapsed = answer.loop().elapsedMs(answer.arrival());
    GameCommand.Answer command =
        new GameCommand.Answer(
            room.quizId(),
            answer.userId(),
            asked.questionId(),
            answer.option(),
            elapsed,
            context.gateway());
    long takenAt = System.nanoTime();
    asked.sent();
    boolean taken =
        context
            .publisher()
            .offer(
                room.partition(),
                command,
                answer.trace().traceparent(),
                new GameCommandPublisher.Outcome() {
                  @Override
                  public void appended(long appendedAt) {
                    answer.trace().appended();
                    context
                        .thread()
                        .execute(() -> durable(asked, answer, elapsed, appendedAt, takenAt));
                  }

                  @Override
                  public void failed() {
                    context.thread().execute(() -> lost(asked, answer));
                  }
                });
    if (!taken) {
      lost(asked, answer);
    }
  }

  private void durable(
      OpenQuestion asked, OpenQuestion.Held answer, int elapsed, long appendedAt, long takenAt) {
    asked.confirmed();
    int seat = answer.seat();
    boolean current = asked == question;
    if (!asked.isAcknowledged(seat)) {
      asked.durable(seat);
      if (current && asked.isInTime(elapsed) && asked.isSafe(appendedAt, room.heartbeats())) {
        acknowledge(asked, seat, answer.option(), elapsed);
        answer.trace().accepted();
        context.metrics().acknowledged(System.nanoTime() - takenAt);
      }
    }
    asked
        .takeAgain(seat)
        .forEach(attendee -> attendee.send(PlayerRefusal.ALREADY_ANSWERED.error()));
    checkOver(asked);
  }

  private void lost(OpenQuestion asked, OpenQuestion.Held answer) {
    asked.confirmed();
    asked.lost(answer.seat());
    traces.lost(answer.trace());
    context.metrics().answerLost();
    if (asked == question) {
      room.audience()
          .toUser(answer.userId(), PlayerRefusal.ANSWER_NOT_SAVED.error(), Position.NONE);
    }
    checkOver(asked);
  }

  /**
   * The recorded answers are final: players whose acknowledgement named another option are sent the
   * recorded one.
   */
  void recorded(AnswersRecorded event) {
    OpenQuestion asked = question;
    if (asked == null || asked.questionId() != event.questionId()) {
      return;
    }
    for (Recorded answer : event.answers()) {
      int seat = answer.seat();
      boolean told = asked.isAcknowledged(seat) && asked.option(seat) == answer.option();
      if (!told && asked.isInTime(answer.elapsedMs())) {
        acknowledge(asked, seat, answer.option(), answer.elapsedMs());
      }
    }
  }

  private void acknowledge(OpenQuestion asked, int seat, int option, int elapsed) {
    asked.acknowledged(seat, option);
    room.audience()
        .toUser(
            room.facts().players().userId(seat),
            accepted(asked.window(), option, elapsed),
            Position.NONE);
  }

  static ServerFrame.AnswerAccepted accepted(Window window, int option, int elapsed) {
    return new ServerFrame.AnswerAccepted(
        window.question().questionId(), option, window.openedAt() + elapsed);
  }

  /** The acknowledgement for a user who reconnects; null if there is no answer to acknowledge. */
  ServerFrame.@Nullable AnswerAccepted accepted(int seat) {
    OpenQuestion asked = question;
    AnswerSheet sheet = room.facts().sheet();
    if (asked == null || seat == Players.NO_SEAT || sheet == null) {
      return null;
    }
    if (sheet.has(seat)) {
      return accepted(asked.window(), sheet.option(seat), sheet.elapsedMs(seat));
    }
    return asked.isAcknowledged(seat) ? accepted(asked.window(), asked.option(seat), 0) : null;
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
    boolean taken =
        context
            .publisher()
            .offer(
                room.partition(),
                over,
                new GameCommandPublisher.Outcome() {
                  @Override
                  public void appended(long appendedAt) {}

                  @Override
                  public void failed() {
                    context.thread().execute(() -> overAgain(asked));
                  }
                });
    if (!taken) {
      overAgain(asked);
    }
  }

  private void overAgain(OpenQuestion asked) {
    asked.overFailed();
    context.thread().schedule(AGAIN, () -> checkOver(asked));
  }
}
