package io.quizcast.user.leaderboard;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quizcast.guard.script.RedisScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The boards as sorted sets in Redis, where pages and ranks are fast even far down. A board that
 * exists is complete, because every write checks atomically that Redis has lost nothing since the
 * boards were built.
 */
@ApplicationScoped
public class RankedSets {
  private static final String PREFIX = "leaderboard:";

  /**
   * The key that names the run of the Redis server in which the boards were built. A later run may
   * have lost changes.
   */
  private static final String BUILT_IN = PREFIX + "built-in";

  /** The key that names the attempt to which the drafts belong. */
  private static final String DRAFTING = PREFIX + "drafting";

  private static final Duration PERIOD_KEPT = Duration.ofDays(70);

  private static final RedisScript WRITE = RedisScript.of(RankedSets.class, "leaderboard-write");

  private static final RedisScript SHOW = RedisScript.of(RankedSets.class, "leaderboard-show");

  private static final RedisScript SLICE = RedisScript.of(RankedSets.class, "leaderboard-slice");

  private static final RedisScript AROUND = RedisScript.of(RankedSets.class, "leaderboard-around");

  private final ReactiveRedisDataSource redis;
  private final ReactiveKeyCommands<String> keys;
  private final ReactiveValueCommands<String, String> values;

  RankedSets(ReactiveRedisDataSource redis) {
    this.redis = redis;
    this.keys = redis.key();
    this.values = redis.value(String.class);
  }

  /** Returns empty if the board does not exist. */
  Uni<Optional<Slice>> slice(Board board, long from, int count) {
    return SLICE
        .run(redis, List.of(key(board)), List.of(text(from), text(from + count - 1)))
        .map(
            answer ->
                Optional.of(new Slice(from, ids(answer, 1), answer.get(0).toLong()))
                    .filter(slice -> slice.total() > 0));
  }

  /** Returns empty if the board does not exist, or if a player who must be on it is missing. */
  Uni<Optional<Around>> around(Board board, long userId, int neighbours) {
    return AROUND
        .run(redis, List.of(key(board)), List.of(RankedPlayer.member(userId), text(neighbours)))
        .map(answer -> around(answer, neighbours))
        .map(
            around ->
                Optional.of(around)
                    .filter(found -> found.slice().total() > 0)
                    .filter(found -> found.rank() != null || !board.allTime()));
  }

  private static Around around(Response answer, int neighbours) {
    long total = answer.get(0).toLong();
    long rank = answer.get(1).toLong();
    return rank < 0
        ? Around.nobody(total)
        : new Around(rank, new Slice(Math.max(0, rank - neighbours), ids(answer, 2), total));
  }

  /**
   * Updates the given players and removes those without a rank.
   *
   * @param life the current run of Redis; the call fails if the boards were not built in it or no
   *     longer exist
   */
  Uni<Void> put(String life, Board board, List<RankedPlayer> ranked, List<Long> gone) {
    return write(BUILT_IN, life, key(board), ranked, gone)
        .chain(
            () ->
                board.passes()
                    ? keys.expire(key(board), PERIOD_KEPT).replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  /**
   * Starts new drafts of the boards, which are invisible until {@link #show}. Returns the name of
   * this attempt.
   */
  Uni<String> begin(List<Board> boards) {
    String attempt = UUID.randomUUID().toString();
    return keys.del(boards.stream().map(RankedSets::draft).toArray(String[]::new))
        .chain(() -> values.set(DRAFTING, attempt))
        .replaceWith(attempt);
  }

  /** Adds players to a draft. Fails if Redis has lost the earlier ones. */
  Uni<Void> draft(String attempt, Board board, List<RankedPlayer> ranked) {
    return write(DRAFTING, attempt, draft(board), ranked, List.of());
  }

  /** Replaces all boards with their drafts in one step. Fails if Redis has lost the drafts. */
  Uni<Void> show(String attempt, String life, List<Board> boards) {
    List<String> sets = new ArrayList<>(List.of(DRAFTING, BUILT_IN));
    boards.forEach(board -> sets.addAll(List.of(draft(board), key(board))));
    return guarded(SHOW, sets, List.of(attempt, life));
  }

  /** Whether the boards were built in this run of Redis and still exist. */
  Uni<Boolean> builtIn(String life) {
    return values.get(BUILT_IN).map(life::equals);
  }

  /** Returns the id of the current run of the Redis server. */
  Uni<String> life() {
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

  private Uni<Void> write(
      String guard, String expected, String set, List<RankedPlayer> ranked, List<Long> gone) {
    if (ranked.isEmpty() && gone.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> arguments = new ArrayList<>(List.of(expected, text(2 * ranked.size())));
    ranked.forEach(
        player ->
            arguments.addAll(List.of(text(player.score()), RankedPlayer.member(player.userId()))));
    gone.forEach(userId -> arguments.add(RankedPlayer.member(userId)));
    return guarded(WRITE, List.of(guard, set), arguments);
  }

  private Uni<Void> guarded(RedisScript script, List<String> sets, List<String> arguments) {
    return script
        .run(redis, sets, arguments)
        .invoke(
            done -> {
              if (done.toLong() == 0) {
                throw new IllegalStateException("Redis has forgotten the leaderboards");
              }
            })
        .replaceWithVoid();
  }

  private static List<Long> ids(Response answer, int from) {
    return StreamSupport.stream(answer.spliterator(), false)
        .skip(from)
        .map(Response::toLong)
        .toList();
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String key(Board board) {
    return PREFIX + board.name();
  }

  private static String draft(Board board) {
    return PREFIX + "draft:" + board.name();
  }
}
