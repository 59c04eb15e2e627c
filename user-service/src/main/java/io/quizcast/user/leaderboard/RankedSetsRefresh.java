package io.quizcast.user.leaderboard;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.user.repeat.Repeating;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Copies changes of the boards to Redis, and whole boards after a restart of Redis. One replica
 * does it at a time. Its transaction removes the changes from the list and is rolled back if the
 * write to Redis fails.
 */
@ApplicationScoped
public class RankedSetsRefresh {
  private static final Logger LOG = Logger.getLogger(RankedSetsRefresh.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  /** The pause after a turn without changes, because each turn is a transaction. */
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int CHANGES = 20_000;
  private static final int SCAN = 10_000;

  private final LeaderboardRepository leaderboards;
  private final RankedSets sets;
  private final Vertx vertx;

  private @Nullable Repeating turns;
  private volatile long quietUntil = System.nanoTime();

  RankedSetsRefresh(LeaderboardRepository leaderboards, RankedSets sets, Vertx vertx) {
    this.leaderboards = leaderboards;
    this.sets = sets;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    turns = Repeating.every(EVERY, "Copying the leaderboards to Redis", vertx, this::refresh);
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (turns != null) {
      turns.stop();
    }
  }

  private Uni<Void> refresh() {
    long now = System.nanoTime();
    if (quietUntil - now > 0) {
      return Uni.createFrom().voidItem();
    }
    quietUntil = now + QUIET_NANOS;
    return Panache.withTransaction(
        () -> leaderboards.tryLock().chain(mine -> mine ? catchUp() : Uni.createFrom().voidItem()));
  }

  private Uni<Void> catchUp() {
    return sets.life()
        .chain(
            life ->
                sets.builtIn(life)
                    .chain(built -> built ? Uni.createFrom().voidItem() : rebuild(life))
                    .chain(() -> leaderboards.takeChanges(CHANGES))
                    .chain(changes -> copyChanges(life, changes)));
  }

  private Uni<Void> copyChanges(String life, Map<Board, List<Long>> changes) {
    if (!changes.isEmpty()) {
      quietUntil = System.nanoTime();
    }
    return Multi.createFrom()
        .iterable(changes.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            change -> copyChanges(life, change.getKey(), change.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> copyChanges(String life, Board board, List<Long> userIds) {
    return leaderboards
        .ranked(board, userIds)
        .chain(
            ranked -> {
              Set<Long> placed =
                  ranked.stream().map(RankedPlayer::userId).collect(Collectors.toSet());
              Set<Long> gone = new HashSet<>(userIds);
              gone.removeAll(placed);
              return sets.put(life, board, ranked, List.copyOf(gone));
            });
  }

  /** Copies every board from PostgreSQL. Changes made in the meantime stay on the list. */
  private Uni<Void> rebuild(String life) {
    long began = System.nanoTime();
    return leaderboards
        .series()
        .map(
            series ->
                Stream.concat(
                        Board.current(Instant.now(Clock.systemUTC())).stream(), series.stream())
                    .toList())
        .chain(boards -> rebuild(life, boards))
        .invoke(
            () ->
                LOG.infof(
                    "Leaderboards rebuilt in %d ms", (System.nanoTime() - began) / 1_000_000));
  }

  private Uni<Void> rebuild(String life, List<Board> boards) {
    return sets.begin(boards)
        .chain(
            attempt ->
                Multi.createFrom()
                    .iterable(boards)
                    .onItem()
                    .transformToUniAndConcatenate(board -> copy(attempt, board, 0))
                    .collect()
                    .last()
                    .chain(() -> sets.show(attempt, life, boards)));
  }

  private Uni<Void> copy(String attempt, Board board, long lastId) {
    return leaderboards
        .scan(board, lastId, SCAN)
        .chain(
            ranked ->
                ranked.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sets.draft(attempt, board, ranked)
                        .chain(() -> copy(attempt, board, ranked.getLast().userId())));
  }
}
