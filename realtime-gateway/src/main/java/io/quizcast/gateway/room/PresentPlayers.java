package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.stream.RoomThread;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports to the rules which players are connected here: the registered ones before the first
 * question, and those who come from another gateway. Confined to the rooms' thread.
 */
final class PresentPlayers {
  /** Players of a lost gateway arrive together, so their moves are reported together. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  private static final Duration AGAIN = Duration.ofMillis(250);

  /** Maximum number of players in one report. */
  private static final int MAX_PLAYERS = 5_000;

  private static final long BEFORE_START_MS = 60_000;

  private final RoomThread thread;
  private final GameCommandPublisher publisher;
  private final String gateway;
  private final Map<Room, Set<Long>> moves = new LinkedHashMap<>();

  PresentPlayers(RoomThread thread, GameCommandPublisher publisher, String gateway) {
    this.thread = thread;
    this.publisher = publisher;
    this.gateway = gateway;
  }

  /**
   * Reports the registered players who are connected here and whom the rules have not seen yet,
   * from one minute before the start on. Called every second, so a lost report is not repeated.
   */
  void reportUnseen(Room room) {
    GameFacts facts = room.facts();
    if (System.currentTimeMillis() < facts.plan().scheduledAt() - BEFORE_START_MS) {
      return;
    }
    List<Long> unseen =
        room.audience().members().stream()
            .filter(member -> member.seat != Players.NO_SEAT)
            .filter(member -> !facts.players().isSeen(member.seat))
            .limit(MAX_PLAYERS)
            .map(member -> member.userId)
            .toList();
    if (!unseen.isEmpty()) {
      put(room, unseen, () -> {});
    }
  }

  /**
   * Reports a player who was at another gateway before, so that the rules know whose answer could
   * be lost with a gateway. Only an arrival is reported: a player with sockets at two gateways
   * would otherwise be reported by both for ever.
   */
  void arrived(Room room, Member member) {
    if (hasMoved(room, member.userId)) {
      report(room, List.of(member.userId), TOGETHER);
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
          for (int from = 0; from < moved.size(); from += MAX_PLAYERS) {
            List<Long> some = moved.subList(from, Math.min(from + MAX_PLAYERS, moved.size()));
            put(room, some, () -> report(room, some, AGAIN));
          }
        });
  }

  private void put(Room room, List<Long> userIds, Runnable lost) {
    publisher.put(
        room.partition(),
        new GameCommand.Present(room.quizId(), gateway, userIds),
        GameCommandPublisher.Outcome.failing(lost).on(thread));
  }
}
