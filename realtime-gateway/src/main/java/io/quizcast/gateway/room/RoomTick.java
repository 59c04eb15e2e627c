package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
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

/**
 * What happens once a second: heartbeats, who is present, counts, the count-down, and forgetting
 * rooms that ended. Each second is armed by the one before. The rooms' thread alone.
 */
final class RoomTick {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Named players in one command. */
  private static final int MAX_PRESENT = 5_000;

  /** A frame to everybody costs so much that a room of thousands hears of newcomers less often. */
  private static final int HEARD_EACH_SECOND = 500;

  private static final long MAX_SECONDS_BETWEEN_COUNTS = 5;
  private static final long PRESENCE_MS = 60_000;
  private static final long COUNTDOWN_SEC = 60;

  /** An ended game is replayed from memory for so long; then quiz-service is asked. */
  private static final long KEEP_ENDED_MS = 10 * 60_000;

  private final RoomContext context;
  private final Collection<Room> rooms;
  private final Map<Room, Integer> counts = new HashMap<>();
  private final Map<Room, ServerFrame.LiveCounts> live = new HashMap<>();
  private long seconds;

  RoomTick(RoomContext context, Collection<Room> rooms) {
    this.context = context;
    this.rooms = rooms;
  }

  /** Somebody came who has not heard them. */
  void tellCountsAgain(Room room) {
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
          if (!room.audience().isEmpty() && room.isKnown()) {
            tick(room);
            asking |= room.state() instanceof GameState.QuestionOpen;
          }
        }
      }
      if (asking) {
        context.presence().asking();
      }
    } finally {
      start();
    }
  }

  private void tick(Room room) {
    sayCounts(room);
    switch (room.state()) {
      case GameState.Scheduled _, GameState.Lobby _ -> {
        sayCountdown(room);
        joinAgain(room);
        sayPresent(room);
      }
      case GameState.BetweenQuestions _, GameState.Paused _, GameState.QuestionOpen _ -> {
        if (room.facts().asked() <= 1) {
          joinAgain(room);
          sayPresent(room);
        }
      }
      default -> {}
    }
  }

  private void sayCounts(Room room) {
    int count = room.playerCount();
    long pause =
        Math.clamp(
            room.audience().members().size() / HEARD_EACH_SECOND, 1, MAX_SECONDS_BETWEEN_COUNTS);
    if (seconds % pause == 0 && !Integer.valueOf(count).equals(counts.put(room, count))) {
      room.audience().toAll(new ServerFrame.PlayerCount(room.quizId(), count), Position.NONE);
    }
    context.presence().here(room.quizId(), inHere(room));
    if (room.audience().hasAdmins()) {
      context
          .presence()
          .everywhere(
              room.quizId(),
              found -> context.thread().execute(() -> sayLiveCounts(room, count, found)));
    }
  }

  /** Players still in who have a socket on this instance. */
  private static int inHere(Room room) {
    Players players = room.facts().players();
    int in = 0;
    for (Member member : room.audience().members()) {
      in += member.seat != Players.NO_SEAT && players.isIn(member.seat) ? 1 : 0;
    }
    return in;
  }

  private void sayLiveCounts(Room room, int online, OptionalInt inEverywhere) {
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

  private static void sayCountdown(Room room) {
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

  /** Registered players with a socket here, from the last minute until question 1 closes. */
  private void sayPresent(Room room) {
    GameFacts facts = room.facts();
    if (System.currentTimeMillis() < facts.plan().scheduledAt() - PRESENCE_MS) {
      return;
    }
    List<Long> unseen = new ArrayList<>();
    for (Member member : room.audience().members()) {
      if (member.seat != Players.NO_SEAT
          && !facts.players().isSeen(member.seat)
          && unseen.size() < MAX_PRESENT) {
        unseen.add(member.userId);
      }
    }
    if (!unseen.isEmpty()) {
      context
          .publisher()
          .offer(
              room.partition(),
              new GameCommand.Present(room.quizId(), context.gateway(), unseen),
              Silent.OUTCOME);
    }
  }

  private static boolean isToBeForgotten(Room room) {
    boolean ended =
        room.state() instanceof GameState.Finished || room.state() instanceof GameState.Cancelled;
    return room.audience().isEmpty()
        && (!room.isKnown() || (ended && room.phaseMs() > KEEP_ENDED_MS));
  }

  /** What is said again every second needs no answer. */
  private enum Silent implements GameCommandPublisher.Outcome {
    OUTCOME;

    @Override
    public void appended(long appendedAt) {}

    @Override
    public void failed() {}
  }
}
