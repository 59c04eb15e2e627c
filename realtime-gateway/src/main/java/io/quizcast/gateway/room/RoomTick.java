package io.quizcast.gateway.room;

import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.StateView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The work done once a second: heartbeats, presence, counts, the countdown, and the removal of
 * rooms that have ended. Each run schedules the next. Confined to the rooms' thread.
 */
final class RoomTick {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A room with up to this many sockets gets counts every second, a larger one less often. */
  private static final int MAX_COUNTED_EACH_SECOND = 500;

  private static final long MAX_SECONDS_BETWEEN_COUNTS = 5;
  private static final long COUNTDOWN_SEC = 60;

  /**
   * How long requests about an ended game are answered from memory; after that quiz-service is
   * asked.
   */
  private static final long KEEP_ENDED_MS = 10 * 60_000;

  /**
   * The owner writes the first event of a new quiz within a second. A room without an event after
   * this time is checked.
   */
  private static final long KNOWN_WITHIN_MS = 1_500;

  private final RoomContext context;
  private final Collection<Room> rooms;
  private final Consumer<Room> unknown;
  private final List<Room> waiting = new ArrayList<>();
  private final Map<Room, ServerFrame.PlayerCount> counts = new HashMap<>();
  private final Map<Room, ServerFrame.LiveCounts> live = new HashMap<>();
  private long seconds;

  /**
   * @param unknown called for each room that still waits for its first event
   */
  RoomTick(RoomContext context, Collection<Room> rooms, Consumer<Room> unknown) {
    this.context = context;
    this.rooms = rooms;
    this.unknown = unknown;
  }

  /** Sends the counts again, because an admin has just arrived. */
  void sendCountsAgain(Room room) {
    live.remove(room);
  }

  void start() {
    context.thread().schedule(SECOND, this::run);
  }

  private void run() {
    try {
      seconds++;
      context.heartbeats().send();
      boolean asking = false;
      for (Iterator<Room> all = rooms.iterator(); all.hasNext(); ) {
        Room room = all.next();
        if (isToBeForgotten(room)) {
          counts.remove(room);
          live.remove(room);
          all.remove();
        } else {
          room.checkTrust();
          if (!room.isKnown() && room.phaseMs() > KNOWN_WITHIN_MS && seconds % 2 == 0) {
            waiting.add(room);
          }
          if (!room.audience().isEmpty() && room.isKnown()) {
            tick(room);
            asking |= room.state() instanceof GameState.QuestionOpen;
          }
        }
      }
      // Runs after the loop above, because the callback may remove the room.
      waiting.forEach(unknown);
      waiting.clear();
      if (asking) {
        context.presence().asking();
      }
    } finally {
      start();
    }
  }

  private void tick(Room room) {
    sendCounts(room);
    switch (room.state()) {
      case GameState.Scheduled _, GameState.Lobby _ -> {
        sendCountdown(room);
        joinAgain(room);
        context.presentPlayers().reportUnseen(room);
      }
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.QuestionOpen _ -> {
        if (room.facts().asked() <= 1) {
          joinAgain(room);
          context.presentPlayers().reportUnseen(room);
        }
      }
      case GameState.Unscheduled _, GameState.QuestionClosed _, GameState.AdBreak _ -> {}
      case GameState.Finished _, GameState.Cancelled _, GameState.Held _ -> {}
    }
  }

  private void sendCounts(Room room) {
    int count = room.playerCount();
    ServerFrame.PlayerCount now = RoomEntrance.count(room);
    long pause =
        Math.clamp(
            room.audience().members().size() / MAX_COUNTED_EACH_SECOND,
            1,
            MAX_SECONDS_BETWEEN_COUNTS);
    if (seconds % pause == 0 && !now.equals(counts.put(room, now))) {
      room.audience().toAll(now, Position.NONE);
    }
    context.presence().here(room.quizId(), inHere(room));
    if (room.audience().hasAdmins()) {
      context
          .presence()
          .everywhere(
              room.quizId(),
              found -> context.thread().execute(() -> sendLiveCounts(room, count, found)));
    }
  }

  /** Number of players in play who have a socket on this instance. */
  private static int inHere(Room room) {
    Players players = room.facts().players();
    int in = 0;
    for (Member member : room.audience().members()) {
      in += member.seat != Players.NO_SEAT && players.isIn(member.seat) ? 1 : 0;
    }
    return in;
  }

  private void sendLiveCounts(Room room, int online, OptionalInt inEverywhere) {
    Players players = room.facts().players();
    int in = players.inCount();
    var sheet = room.facts().sheet();
    ServerFrame.LiveCounts now =
        new ServerFrame.LiveCounts(
            room.quizId(),
            players.size(),
            in,
            players.size() - in,
            online,
            inEverywhere.isEmpty() ? null : Math.max(0, in - inEverywhere.getAsInt()),
            sheet == null ? 0 : sheet.answered());
    if (!now.equals(live.put(room, now))) {
      room.audience().toAdmins(now, Position.NONE);
    }
  }

  private static void sendCountdown(Room room) {
    long left = room.facts().plan().scheduledAt() - System.currentTimeMillis();
    long seconds = Math.ceilDiv(left, 1_000L);
    if (seconds >= 1 && seconds < COUNTDOWN_SEC) {
      room.audience().toAll(new ServerFrame.Countdown(room.quizId(), seconds), Position.NONE);
    }
  }

  private void joinAgain(Room room) {
    if (!StateView.isJoinable(room.state())) {
      return;
    }
    for (Member member : room.audience().members()) {
      if (member.seat == Players.NO_SEAT && member.joinAskedAt != 0) {
        context.entrance().registered(room, member);
      }
    }
  }

  private static boolean isToBeForgotten(Room room) {
    boolean ended =
        room.state() instanceof GameState.Finished || room.state() instanceof GameState.Cancelled;
    return room.audience().isEmpty()
        && (!room.isKnown() || (ended && room.phaseMs() > KEEP_ENDED_MS));
  }
}
