package io.quizcast.gateway.room;

import io.quizcast.contracts.game.Ad;
import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameCommand.Join;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.command.JoinSender;
import io.quizcast.gateway.quiz.EmailGate;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.ClientFrame;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.stream.RoomThread;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.gateway.view.RoomFrames;
import io.quizcast.gateway.view.RoomHistory;
import io.quizcast.gateway.view.StateView;
import io.quizcast.gateway.view.WireTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends the frames for users who arrive or return (contract §4.4). Confined to the rooms' thread.
 */
final class RoomEntrance {
  private static final long JOIN_AGAIN_NANOS = 3_000_000_000L;

  /** Joins are not delayed for others this long before the start. */
  private static final long HURRY_MS = 5_000;

  /** Players of a lost gateway arrive together, so their moves are reported together. */
  private static final Duration MOVES_TOGETHER = Duration.ofMillis(20);

  private static final Duration MOVES_AGAIN = Duration.ofMillis(250);

  /** Maximum number of players in one report of moves. */
  private static final int MAX_MOVES = 5_000;

  private final RoomThread thread;
  private final GameCommandPublisher publisher;
  private final EmailGate emailGate;
  private final String gateway;
  private final Map<Room, Set<Long>> moves = new LinkedHashMap<>();

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
      case GameState.Cancelled s -> cancelled(s, attendee.socket);
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

  /**
   * Reports a player who was at another gateway before, so that the rules know whose answer could
   * be lost with a gateway. Only an arrival is reported: a player with sockets at two gateways
   * would otherwise be reported by both for ever.
   */
  void arrived(Room room, Member member) {
    if (hasMoved(room, member.userId)) {
      report(room, List.of(member.userId), MOVES_TOGETHER);
    }
  }

  private boolean hasMoved(Room room, long userId) {
    Member member = room.audience().member(userId);
    return member != null
        && member.seat != Players.NO_SEAT
        && room.facts().hasMoved(member.seat, gateway);
  }

  private void report(Room room, Collection<Long> userIds, Duration after) {
    if (moves.isEmpty()) {
      thread.schedule(after, this::putMoves);
    }
    moves.computeIfAbsent(room, _ -> new LinkedHashSet<>()).addAll(userIds);
  }

  private void putMoves() {
    Map<Room, Set<Long>> reported = new LinkedHashMap<>(moves);
    moves.clear();
    reported.forEach(
        (room, userIds) -> {
          List<Long> moved = userIds.stream().filter(user -> hasMoved(room, user)).toList();
          for (int from = 0; from < moved.size(); from += MAX_MOVES) {
            putMoves(room, moved.subList(from, Math.min(from + MAX_MOVES, moved.size())));
          }
        });
  }

  private void putMoves(Room room, List<Long> moved) {
    boolean taken =
        publisher.offer(
            room.partition(),
            new GameCommand.Present(room.quizId(), gateway, moved),
            new GameCommandPublisher.Outcome() {
              @Override
              public void appended(long appendedAt) {}

              @Override
              public void failed() {
                thread.execute(() -> report(room, moved, MOVES_AGAIN));
              }
            });
    if (!taken) {
      report(room, moved, MOVES_AGAIN);
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
    room.joins().send(member.userId, () -> join(room, member));
  }

  /** Creates the sender of the joins to this room's game. */
  JoinSender joins(Room room) {
    return new JoinSender(
        new JoinSender.Game() {
          @Override
          public long quizId() {
            return room.quizId();
          }

          @Override
          public boolean packsJoins() {
            return room.facts().packsJoins();
          }

          @Override
          public boolean startsSoon() {
            long start = room.facts().plan().scheduledAt();
            return start - System.currentTimeMillis() < HURRY_MS;
          }
        },
        gateway,
        (command, outcome) -> publisher.offer(room.partition(), command, null, outcome.on(thread)),
        thread::schedule,
        userId -> joinFailed(room, userId));
  }

  /** The join of a player; null if they have left or have a seat. */
  private static @Nullable Join join(Room room, Member member) {
    if (member.attendees.isEmpty() || member.seat != Players.NO_SEAT) {
      member.joinAskedAt = 0;
      return null;
    }
    Identity identity = member.attendees.getFirst().socket.identity();
    return new Join(
        room.quizId(), member.userId, identity.sessionId(), identity.network(), identity.device());
  }

  private static void joinFailed(Room room, long userId) {
    Member member = room.audience().member(userId);
    if (member != null) {
      member.joinAskedAt = 0;
      room.audience().toUser(userId, PlayerRefusal.JOIN_NOT_SAVED.error(), Position.NONE);
    }
  }

  /** Tells the players of this gateway who got a seat. */
  void seated(Room room, GameEvent.Seated event) {
    for (GameEvent.Joined joined : event.each()) {
      Member member = room.audience().member(joined.userId());
      if (member != null) {
        member.seat = joined.seat();
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
      case GameNotice.JoinRefused one -> refused(room, one.userId(), one.reason());
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
    if (isRemoved(facts, seat)) {
      ServerFrame frame = WireTexts.elimination(room.quizId(), userId, EliminationReason.REMOVED);
      room.audience().toUser(userId, frame, at);
    }
  }

  private static boolean isRemoved(GameFacts facts, int seat) {
    Players players = facts.players();
    return seat != Players.NO_SEAT
        && players.isOut(seat)
        && players.reason(seat) == EliminationReason.REMOVED;
  }

  /**
   * Answers {@code user:resync} with the missed frames, or with the whole state and the frames that
   * belong to it.
   */
  void resync(Room room, Socket socket, long lastSeq) {
    Position now = Position.of(room.epoch(), room.facts().seq());
    List<RoomHistory.Positioned> frames =
        missed(room, socket.identity(), lastSeq)
            .orElseGet(
                () ->
                    replay(room, socket.identity()).stream()
                        .map(frame -> new RoomHistory.Positioned(frame, now))
                        .toList());
    socket.execute(
        () -> {
          frames.forEach(one -> socket.write(one.frame(), one.at()));
          socket.flush();
        });
    if (room.state() instanceof GameState.Cancelled cancelled) {
      cancelled(cancelled, socket);
    }
  }

  private static Optional<List<RoomHistory.Positioned>> missed(
      Room room, Identity identity, long lastSeq) {
    if (lastSeq == ClientFrame.NO_SEQ) {
      return Optional.empty();
    }
    long now = room.facts().seq();
    int seat = seatOf(room.facts(), identity);
    if (isRemoved(room.facts(), seat)) {
      // No broadcast names the removed player, so the client needs the whole state.
      return Optional.empty();
    }
    return room.history()
        .since(lastSeq, now, seat)
        .map(
            missed -> {
              ServerFrame.AnswerAccepted accepted = room.answers().accepted(seat);
              if (accepted != null) {
                missed.add(new RoomHistory.Positioned(accepted, Position.of(room.epoch(), now)));
              }
              return missed;
            });
  }

  private static int seatOf(GameFacts facts, Identity identity) {
    return identity.plays() ? facts.players().seatOf(identity.userId()) : Players.NO_SEAT;
  }

  private List<ServerFrame> replay(Room room, Identity identity) {
    GameFacts facts = room.facts();
    int seat = seatOf(facts, identity);
    List<ServerFrame> frames = new ArrayList<>(3);
    frames.add(
        StateView.of(
            room.state(),
            seat,
            identity.watches(),
            emailGate.blocks(identity),
            room.answers().remainingMs(),
            room.playerCount()));
    GameEvent.PauseArmed armed = facts.pauseArmed();
    if (armed != null && identity.watches()) {
      // Without this, a second admin's page would offer to arm a pause that is already armed.
      frames.add(new ServerFrame.PauseArmed(room.quizId(), armed.message()));
    }
    switch (room.state()) {
      case GameState.AdBreak s -> frames.add(rest(room, s.ad()));
      case GameState.Finished _ -> frames.add(new ServerFrame.ResultsAvailable(room.quizId()));
      case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ ->
          accepted(room, seat, frames);
      case GameState.QuestionOpen _, GameState.QuestionClosed _ -> accepted(room, seat, frames);
      case GameState.BetweenQuestions _, GameState.Paused _ -> accepted(room, seat, frames);
      case GameState.Cancelled _, GameState.Held _ -> accepted(room, seat, frames);
    }
    return frames;
  }

  private static void accepted(Room room, int seat, List<ServerFrame> frames) {
    ServerFrame.AnswerAccepted accepted = room.answers().accepted(seat);
    if (accepted != null) {
      frames.add(accepted);
    }
  }

  private static ServerFrame.AdBreak rest(Room room, Ad ad) {
    int seconds = (int) Math.max(1, ad.durationSec() - room.phaseMs() / 1_000);
    return new ServerFrame.AdBreak(room.quizId(), ad.mediaType(), ad.mediaUrl(), seconds);
  }

  private static void cancelled(GameState.Cancelled state, Socket socket) {
    long quizId = state.facts().quizId();
    socket.execute(
        () -> {
          socket.write(
              new ServerFrame.Cancelled(quizId, state.reason(), state.message()), Position.NONE);
          if (socket.identity().plays()) {
            socket.write(PlayerRefusal.CLOSED.error(), Position.NONE);
          }
          socket.flush();
        });
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
