package io.quizcast.user.leaderboard;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.sortedset.ReactiveSortedSetCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The boards as sorted sets in Redis: any page and any rank in a time that hardly grows. */
@ApplicationScoped
public class RankedSets {
  private static final String PREFIX = "leaderboard:";

  /** Which life of Redis the boards were built in. Another one may have forgotten some changes. */
  private static final String BUILT_IN = PREFIX + "built-in";

  private static final Duration PERIOD_KEPT = Duration.ofDays(70);

  private final ReactiveRedisDataSource redis;
  private final ReactiveSortedSetCommands<String, String> sets;
  private final ReactiveKeyCommands<String> keys;
  private final ReactiveValueCommands<String, String> values;

  RankedSets(ReactiveRedisDataSource redis) {
    this.redis = redis;
    this.sets = redis.sortedSet(String.class);
    this.keys = redis.key();
    this.values = redis.value(String.class);
  }

  Uni<List<Long>> order(Board board, long from, int count) {
    return sets.zrange(key(board), from, from + count - 1)
        .map(members -> members.stream().map(Long::parseLong).toList());
  }

  /** 0 also when the board is not there. */
  Uni<Long> total(Board board) {
    return sets.zcard(key(board));
  }

  /** 0-based. */
  Uni<Optional<Long>> rank(Board board, long userId) {
    return sets.zrank(key(board), new Place(userId, 0, 0).member()).map(Optional::ofNullable);
  }

  /** Puts players where they belong now; those without a place leave the board. */
  Uni<Void> put(Board board, List<Place> places, List<Long> gone) {
    return add(key(board), places)
        .chain(() -> remove(key(board), gone))
        .chain(
            () ->
                board.allTime()
                    ? Uni.createFrom().voidItem()
                    : keys.expire(key(board), PERIOD_KEPT).replaceWithVoid());
  }

  /** Begins a board anew, unseen until {@link #show}. */
  Uni<Void> begin(Board board) {
    return keys.del(draft(board)).replaceWithVoid();
  }

  Uni<Void> draft(Board board, List<Place> places) {
    return add(draft(board), places);
  }

  /** Replaces the board by its draft at once; an empty draft leaves no board. */
  Uni<Void> show(Board board) {
    return keys.exists(draft(board))
        .chain(
            drafted ->
                drafted
                    ? keys.rename(draft(board), key(board))
                    : keys.del(key(board)).replaceWithVoid());
  }

  /** False when Redis restarted since the boards were built. */
  Uni<Boolean> current() {
    return life().chain(life -> values.get(BUILT_IN).map(life::equals));
  }

  Uni<Void> markBuilt() {
    return life().chain(life -> values.set(BUILT_IN, life));
  }

  private Uni<String> life() {
    return redis.execute("INFO", "server").map(info -> runId(String.valueOf(info)));
  }

  static String runId(@Nullable String info) {
    return info == null
        ? ""
        : info.lines()
            .filter(line -> line.startsWith("run_id:"))
            .map(String::strip)
            .findFirst()
            .orElse("");
  }

  private Uni<Void> add(String key, List<Place> places) {
    if (places.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Double> scores =
        places.stream().collect(Collectors.toMap(Place::member, Place::score));
    return sets.zadd(key, scores).replaceWithVoid();
  }

  private Uni<Void> remove(String key, List<Long> userIds) {
    if (userIds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String[] members =
        userIds.stream().map(id -> new Place(id, 0, 0).member()).toArray(String[]::new);
    return sets.zrem(key, members).replaceWithVoid();
  }

  private static String key(Board board) {
    return PREFIX + board.name();
  }

  private static String draft(Board board) {
    return PREFIX + "draft:" + board.name();
  }
}
