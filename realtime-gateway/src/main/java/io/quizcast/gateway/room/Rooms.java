package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameSnapshot;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.command.GatewayName;
import io.quizcast.gateway.elsewhere.AbsentQuizzes;
import io.quizcast.gateway.elsewhere.Presence;
import io.quizcast.gateway.handshake.Admission;
import io.quizcast.gateway.quiz.EmailGate;
import io.quizcast.gateway.quiz.QuizFacts;
import io.quizcast.gateway.session.StageRevocations;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomRepair;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.trace.AnswerTraces;
import io.quizcast.gateway.view.PlayerRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All rooms of this gateway and the sockets in each of them. */
@ApplicationScoped
public class Rooms implements Socket.Reader {
  private final RoomThread thread;
  private final Admission admission;
  private final QuizFacts quizzes;
  private final AbsentQuizzes absent;
  private final StageRevocations stages;
  private final RoomContext context;
  private final RoomEntrance entrance;
  private final Heartbeats heartbeats;
  private final RoomTick tick;
  private final Map<Long, Room> rooms = new HashMap<>();
  private final Map<Socket, Attendee> attendees = new IdentityHashMap<>();
  private boolean live;

  Rooms(
      RoomThread thread,
      GameCommandPublisher publisher,
      GatewayMetrics metrics,
      GatewayName name,
      Admission admission,
      QuizFacts quizzes,
      RoomRepair repair,
      Presence presence,
      EmailGate emailGate,
      AnswerTraces traces,
      StageRevocations stages) {
    this.thread = thread;
    this.admission = admission;
    this.quizzes = quizzes;
    this.absent = new AbsentQuizzes(quizzes, thread);
    this.stages = stages;
    this.entrance = new RoomEntrance(thread, publisher, emailGate, name.get());
    this.heartbeats = new Heartbeats(thread, publisher, name.get(), () -> rooms.values(), metrics);
    this.context =
        new RoomContext(
            thread,
            publisher,
            heartbeats,
            metrics,
            entrance,
            new RoomReturn(emailGate),
            new PresentPlayers(thread, publisher, name.get()),
            repair,
            admission,
            traces,
            presence,
            name.get());
    this.tick = new RoomTick(context, rooms.values(), this::checkUnknown);
    metrics.gauge("rooms", rooms::size);
    metrics.gauge("rooms.waiting_tasks", thread::waiting);
    metrics.gauge("commands.waiting", publisher::waiting);
  }

  /** Applies one record of {@code game.events}. Must be called on the rooms' thread. */
  void apply(GameEventRecord data, int partition) {
    switch (data) {
      case GameEventRecord.EventRun run -> {
        Room room = rooms.computeIfAbsent(run.quizId(), this::create);
        if (!room.apply(run, partition)) {
          context.metrics().gap();
        }
      }
      case GameEventRecord.NoticeRun run -> {
        Room room = rooms.get(run.quizId());
        if (room != null) {
          run.notices().forEach(room::notice);
        }
      }
    }
  }

  /** Restores rooms before any event is applied. Must be called on the rooms' thread. */
  void restore(Iterable<GameSnapshot> snapshots) {
    for (GameSnapshot snapshot : snapshots) {
      rooms.computeIfAbsent(snapshot.quizId(), this::create).restore(snapshot);
    }
  }

  /**
   * Starts sending frames, because the events that existed at the start have been applied. Must be
   * called on the rooms' thread.
   */
  void goLive() {
    live = true;
    rooms.values().forEach(Room::goLive);
    admission.ready(true);
    tick.start();
  }

  private Room create(long quizId) {
    return new Room(quizId, context, live);
  }

  @Override
  public void read(Socket socket, ClientFrame frame, long arrivalNanos) {
    switch (frame) {
      case ClientFrame f when isRefused(socket, f) ->
          say(socket, PlayerRefusal.STAGE_WATCHES.error());
      case ClientFrame.Ready f -> thread.execute(() -> ready(socket, f.quizId()));
      case ClientFrame.Resync f -> thread.execute(() -> resync(socket, f));
      case ClientFrame.Answer f -> thread.execute(() -> answer(socket, f, arrivalNanos));
      case ClientFrame.Heartbeat _, ClientFrame.Unusable _ -> {}
    }
  }

  /** A stage may request only the state of its own quiz. */
  private static boolean isRefused(Socket socket, ClientFrame frame) {
    Long own = socket.identity().stageQuizId();
    return socket.identity().stage()
        && !(frame instanceof ClientFrame.Resync resync && own != null && resync.quizId() == own);
  }

  @Override
  public void opened(Socket socket) {
    Long quizId = socket.identity().stageQuizId();
    if (socket.identity().stage() && quizId != null) {
      stages.watch(socket);
      thread.execute(() -> ready(socket, quizId));
    }
  }

  @Override
  public void gone(Socket socket) {
    stages.forget(socket);
    thread.execute(() -> leave(socket));
  }

  private void ready(Socket socket, long quizId) {
    Room room = rooms.get(quizId);
    // Before the first event, only quiz-service knows whether the room belongs to a rehearsal.
    if (room != null && (room.isKnown() || socket.identity().watches())) {
      enter(socket, room);
    } else {
      quizzes.find(quizId, found -> thread.execute(() -> readyElsewhere(socket, quizId, found)));
    }
  }

  /** Answers {@code user:ready} for a quiz that has no events here. */
  private void readyElsewhere(Socket socket, long quizId, QuizFacts.Known found) {
    Room room = rooms.get(quizId);
    if (room != null && (room.isKnown() || found != QuizFacts.Known.REHEARSAL)) {
      enter(socket, room);
      return;
    }
    boolean waits =
        found == QuizFacts.Known.NOT_ENDED
            || (found == QuizFacts.Known.REHEARSAL && socket.identity().watches());
    if (waits) {
      enter(socket, rooms.computeIfAbsent(quizId, this::create));
    } else {
      absent.refuse(socket, quizId, found);
    }
  }

  /**
   * Checks a room that was entered before its first event. A quiz that is cancelled before its
   * owner has scheduled it never has an event, and the users in its room would wait forever.
   */
  private void checkUnknown(Room room) {
    long quizId = room.quizId();
    quizzes.find(
        quizId,
        found ->
            thread.execute(
                () -> {
                  boolean waits = !room.isKnown() && rooms.get(quizId) == room;
                  if (waits && found != QuizFacts.Known.NO_ANSWER) {
                    endUnknown(room, found);
                  }
                }));
  }

  private void endUnknown(Room room, QuizFacts.Known found) {
    if (found == QuizFacts.Known.NOT_ENDED || found == QuizFacts.Known.REHEARSAL) {
      return;
    }
    rooms.remove(room.quizId());
    List<Socket> waiting = new ArrayList<>();
    room.audience().each(attendee -> waiting.add(attendee.socket));
    for (Socket socket : waiting) {
      leave(socket);
      readyElsewhere(socket, room.quizId(), found);
    }
  }

  private void enter(Socket socket, Room room) {
    if (isHidden(room, socket)) {
      say(socket, PlayerRefusal.UNKNOWN_QUIZ.error(room.quizId()));
      return;
    }
    Attendee known = attendees.get(socket);
    if (known == null || known.room != room) {
      leave(socket);
      known = room.enter(socket);
      attendees.put(socket, known);
      context.presentPlayers().arrived(room, known.member);
      if (socket.identity().admin()) {
        tick.sendCountsAgain(room);
      }
    }
    entrance.ready(room, known);
  }

  /** A rehearsal is visible only to people who never play. */
  private static boolean isHidden(Room room, Socket socket) {
    return room.facts().isRehearsal() && !socket.identity().watches();
  }

  private void leave(Socket socket) {
    Attendee attendee = attendees.remove(socket);
    if (attendee != null) {
      attendee.room.leave(attendee);
    }
  }

  private void resync(Socket socket, ClientFrame.Resync frame) {
    long quizId = frame.quizId();
    Room room = rooms.get(quizId);
    if (room != null && isHidden(room, socket)) {
      say(socket, PlayerRefusal.NO_STATE.error());
    } else if (room != null && !(room.state() instanceof GameState.Unscheduled)) {
      context.returns().resync(room, socket, frame.lastSeq());
    } else {
      quizzes.find(quizId, found -> thread.execute(() -> absent.resync(socket, quizId, found)));
    }
  }

  private void answer(Socket socket, ClientFrame.Answer frame, long arrival) {
    @Nullable Attendee attendee = attendees.get(socket);
    if (attendee == null) {
      say(socket, PlayerRefusal.NO_GAME.error());
    } else {
      attendee.room.answers().tap(attendee, frame.questionId(), frame.selectedOption(), arrival);
    }
  }

  private static void say(Socket socket, ServerFrame frame) {
    socket.execute(() -> socket.send(frame, Position.NONE));
  }

  /**
   * Whether a player here could lose an answer if their socket closed now. May be called from any
   * thread.
   */
  public boolean isQuestionOpenHere() {
    return ask(
        () -> rooms.values().stream().anyMatch(room -> room.isToBeListed() && room.isAnswerable()),
        false);
  }

  /** Sends the last heartbeat. May be called from any thread. */
  public void deregister() {
    ask(
        () -> {
          heartbeats.deregister();
          return true;
        },
        false);
  }

  private <T> T ask(Supplier<T> question, T otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    thread.execute(() -> answer.complete(question.get()));
    return answer.completeOnTimeout(otherwise, 1, TimeUnit.SECONDS).join();
  }

  /** Returns the seat of a user in a game of this gateway. For tests. */
  public int seatOf(long quizId, long userId) {
    Room room = rooms.get(quizId);
    return room == null ? Players.NO_SEAT : room.facts().players().seatOf(userId);
  }
}
