package io.quizcast.gateway.room;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.gateway.GatewayMetrics;
import io.quizcast.gateway.command.GameCommandPublisher;
import io.quizcast.gateway.stream.RoomThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends one heartbeat per second and partition, with the rooms of this gateway and the number of
 * users in each (protocol §3). Confined to the rooms' thread.
 */
final class Heartbeats {
  private static final Duration SOON = Duration.ofMillis(20);

  private final RoomThread thread;
  private final GameCommandPublisher publisher;
  private final String gateway;
  private final Supplier<Iterable<Room>> rooms;
  private final GatewayMetrics metrics;

  private final Set<Integer> partitions = new HashSet<>();
  private boolean soon;
  private boolean silent;

  Heartbeats(
      RoomThread thread,
      GameCommandPublisher publisher,
      String gateway,
      Supplier<Iterable<Room>> rooms,
      GatewayMetrics metrics) {
    this.thread = thread;
    this.publisher = publisher;
    this.gateway = gateway;
    this.rooms = rooms;
    this.metrics = metrics;
  }

  /** Sends the next heartbeat immediately, because a player is waiting until a room is listed. */
  void soon() {
    if (!soon) {
      soon = true;
      thread.schedule(SOON, this::send);
    }
  }

  void send() {
    soon = false;
    Map<Integer, List<Room>> listed = new HashMap<>();
    for (Room room : rooms.get()) {
      if (room.isToBeListed() && !silent) {
        listed.computeIfAbsent(room.partition(), _ -> new ArrayList<>()).add(room);
      } else {
        room.unlisted();
      }
    }
    for (int partition : partitions) {
      listed.computeIfAbsent(partition, _ -> List.of());
    }
    partitions.clear();
    listed.forEach(this::put);
  }

  /**
   * Sends the last heartbeat of an instance that is draining. It lists no room, so no question
   * stays open for this instance.
   */
  void deregister() {
    silent = true;
    send();
  }

  private void put(int partition, List<Room> listed) {
    if (!listed.isEmpty()) {
      partitions.add(partition);
    }
    List<GameCommand.Heartbeat.Room> names = new ArrayList<>(listed.size());
    for (Room room : listed) {
      names.add(new GameCommand.Heartbeat.Room(room.quizId(), room.audience().users()));
    }
    long offered = System.currentTimeMillis();
    publisher.put(
        partition,
        new GameCommand.Heartbeat(gateway, names),
        new GameCommandPublisher.Outcome() {
          @Override
          public void appended(long appendedAt) {
            long now = System.nanoTime();
            // The broker appended the heartbeat at some time between offer and confirmation;
            // the midpoint is used.
            metrics.clockOffset((offered + System.currentTimeMillis()) / 2.0 - appendedAt);
            thread.execute(() -> listed.forEach(room -> room.listed(appendedAt, now)));
          }

          @Override
          public void failed() {
            thread.execute(Heartbeats.this::soon);
          }
        });
  }
}
