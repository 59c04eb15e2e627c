package io.quizcast.gateway.room;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.GatewayCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.JoinColumns;
import io.quizcast.contracts.game.JoinColumns.Join;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.command.PackSender;
import io.quizcast.gateway.quiz.EmailGate;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.gateway.view.RoomFrames;
import io.quizcast.gateway.view.StateView;
import io.quizcast.gateway.view.WireTexts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Admits users to rooms and tells players whether they have a seat (contract §4.4). Confined to the
 * rooms' thread.
 */
final class RoomEntrance {
  private static final long JOIN_AGAIN_NANOS = 3_000_000_000L;

  /** Joins are not delayed for others this long before the start. */
  private static final long HURRY_MS = 5_000;

  /** Minimum time between two packs of joins, unless the later one is large. */
  private static final Duration JOINS_TOGETHER = Duration.ofMillis(100);

  private final RoomThread thread;
  private final GameCommandPublisher publisher;
  private final EmailGate emailGate;
  private final String gateway;

  RoomEntrance(
      RoomThread thread, GameCommandPublisher publisher, EmailGate emailGate, String gateway) {
    this.thread = thread;
    this.publisher = publisher;
    this.emailGate = emailGate;
    this.gateway = gateway;
  }

  /** Answers {@code user:ready}. Idempotent. */
  void ready(Room room, Attendee attendee) {
    Member member = attendee.member;
    switch (room.state()) {
      case GameState.Cancelled s -> RoomReturn.cancelled(s, attendee.socket);
      case GameState.Finished s -> {
        if (member.seat == Players.NO_SEAT && member.plays()) {
          attendee.send(PlayerRefusal.CLOSED.error());
        }
        attendee.send(new ServerFrame.ResultsAvailable(s.facts().quizId()));
      }
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ ->
          admit(room, attendee);
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> admit(room, attendee);
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ ->
          admit(room, attendee);
      case GameState.Held _ -> admit(room, attendee);
    }
  }

  private void admit(Room room, Attendee attendee) {
    Member member = attendee.member;
    if (!member.plays()) {
      attendee.send(count(room));
    } else if (member.seat != Players.NO_SEAT) {
      attendee.send(userReady(room, attendee));
    } else if (StateView.isJoinable(room.state())) {
      registered(room, member);
    } else {
      attendee.send(PlayerRefusal.CLOSED.error());
    }
    if (StateView.isRunning(room.state())) {
      attendee.send(RoomFrames.start(room.facts()));
    }
  }

  /** Sends the join once. It is sent again only if it was not decided in time. */
  void registered(Room room, Member member) {
    long now = System.nanoTime();
    boolean asked = member.joinAskedAt != 0 && now - member.joinAskedAt < JOIN_AGAIN_NANOS;
    if (!member.plays() || member.seat != Players.NO_SEAT || asked || !room.isKnown()) {
      return;
    }
    member.joinAskedAt = now;
    room.joins().send(member);
  }

  /** Creates the sender of the joins to this room's game. */
  PackSender<Member> joins(Room room) {
    return new PackSender<>(
        new JoinPacking(room),
        (command, traceparent, outcome) ->
            publisher.put(room.partition(), command, traceparent, outcome.on(thread)),
        thread::schedule);
  }

  private final class JoinPacking implements PackSender.Kind<Member> {
    private final Room room;

    JoinPacking(Room room) {
      this.room = room;
    }

    /** Shortly before the start, joins are not delayed for others. */
    @Override
    public Duration pause() {
      long start = room.facts().plan().scheduledAt();
      return start - System.currentTimeMillis() < HURRY_MS ? Duration.ZERO : JOINS_TOGETHER;
    }

    @Override
    public PackSender.Pack<Member> open() {
      JoinColumns.Builder columns = new JoinColumns.Builder();
      return new PackSender.Pack<>() {
        @Override
        public boolean add(Member member) {
          Join join = join(member);
          if (join != null) {
            columns.add(join);
          }
          return join != null;
        }

        @Override
        public boolean isFull() {
          return columns.isFull();
        }

        @Override
        public GatewayCommand command() {
          return new GameCommand.Joins(room.quizId(), gateway, columns.build());
        }
      };
    }

    @Override
    public void lost(Member member) {
      joinFailed(room, member.userId);
    }
  }

  /** The join of a player; null if they have left or have a seat. */
  private static @Nullable Join join(Member member) {
    if (member.attendees.isEmpty() || member.seat != Players.NO_SEAT) {
      member.joinAskedAt = 0;
      return null;
    }
    Identity identity = member.attendees.getFirst().socket.identity();
    return new Join(member.userId, identity.sessionId(), identity.network(), identity.device());
  }

  private static void joinFailed(Room room, long userId) {
    Member member = room.audience().member(userId);
    if (member != null) {
      member.joinAskedAt = 0;
      room.audience().toUser(userId, PlayerRefusal.JOIN_NOT_SAVED.error(), Position.NONE);
    }
  }

  /** Tells the players of this gateway who got a seat. */
  void seated(Room room, GameEvent.Joined event) {
    for (GameEvent.Seat seat : event.each()) {
      Member member = room.audience().member(seat.userId());
      if (member != null) {
        member.seat = seat.seat();
        member.joinAskedAt = 0;
        for (Attendee attendee : member.attendees) {
          attendee.seated();
          attendee.send(userReady(room, attendee));
        }
      }
    }
  }

  /** Tells the players of this gateway whose joins were refused. */
  void refused(Room room, GameNotice notice) {
    switch (notice) {
      case GameNotice.JoinsRefused all ->
          all.userIds().forEach(userId -> refused(room, userId, all.reason()));
      case GameNotice.HostRefused _ -> {}
    }
  }

  private static void refused(Room room, long userId, CommandRefusal reason) {
    Member member = room.audience().member(userId);
    if (member != null && member.seat == Players.NO_SEAT) {
      member.joinAskedAt = 0;
      ServerFrame.Error error = PlayerRefusal.ofJoin(reason, room.quizId());
      room.audience().toUser(userId, error, Position.NONE);
    }
  }

  /** Notifies the user that the host removed them. Sending it twice is harmless. */
  void removed(Room room, long userId, Position at) {
    GameFacts facts = room.facts();
    int seat = facts.players().seatOf(userId);
    if (RoomReturn.isRemoved(facts, seat)) {
      ServerFrame frame = WireTexts.elimination(room.quizId(), userId, EliminationReason.REMOVED);
      room.audience().toUser(userId, frame, at);
    }
  }

  private ServerFrame.UserReady userReady(Room room, Attendee attendee) {
    Identity identity = attendee.socket.identity();
    return new ServerFrame.UserReady(
        identity.userId(),
        room.quizId(),
        "ready",
        Math.max(1, room.playerCount()),
        emailGate.blocks(identity));
  }

  /** The counts of everybody in the room, computed from state that every gateway has anyway. */
  static ServerFrame.PlayerCount count(Room room) {
    int online = room.playerCount();
    AnswerSheet sheet = room.facts().sheet();
    boolean running = StateView.isRunning(room.state());
    @Nullable Integer answered =
        sheet != null && room.state() instanceof GameState.QuestionOpen ? sheet.answered() : null;
    return new ServerFrame.PlayerCount(
        room.quizId(),
        online,
        running ? room.inPlay() : null,
        answered,
        running ? Math.max(0, online - room.inPlay()) : null);
  }
}
