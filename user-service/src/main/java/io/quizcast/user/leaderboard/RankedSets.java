package io.quizcast.user.leaderboard;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
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
 * exists is complete: every write checks atomically that Redis has lost nothing since the boards
 * were built.
 */
@ApplicationScoped
public class RankedSets {
  private static final String PREFIX = "leaderboard:";

  /**
   * Key with the run of Redis in which the boards were built; another run may have lost changes.
   */
  private static final String BUILT_IN = PREFIX + "built-in";

  /** Key with the name of the attempt that the drafts belong to. */
  private static final String DRAFTING = PREFIX + "drafting";

  private static final Duration PERIOD_KEPT = Duration.ofDays(70);

  // KEYS: guard, set. ARGV: expected value of the guard, number of the following score and member
  // fields, those fields, then the members to remove. Returns 0 if the guard has another value.
  // Works in slices, because Lua accepts only some thousand arguments.
  private static final String WRITE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      local last = 2 + tonumber(ARGV[2])
      for i = 3, last, 4000 do
        redis.call('ZADD', KEYS[2], unpack(ARGV, i, math.min(i + 3999, last)))
      end
      for i = last + 1, #ARGV, 4000 do
        redis.call('ZREM', KEYS[2], unpack(ARGV, i, math.min(i + 3999, #ARGV)))
      end
      return 1
      """;

  // KEYS: drafting, built-in, then pairs of draft and board. ARGV: attempt, run. All boards change
  // at once; an empty draft removes its board.
  private static final String SHOW =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      for i = 3, #KEYS, 2 do
        if redis.call('EXISTS', KEYS[i]) == 1 then redis.call('RENAME', KEYS[i], KEYS[i + 1])
        else redis.call('DEL', KEYS[i + 1]) end
      end
      redis.call('SET', KEYS[2], ARGV[2])
      redis.call('DEL', KEYS[1])
      return 1
      """;

  // KEYS: board. ARGV: first and last index. Returns the total, then the members.
  private static final String SLICE =
      """
      local answer = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])
      table.insert(answer, 1, redis.call('ZCARD', KEYS[1]))
      return answer
      """;

  // KEYS: board. ARGV: member, neighbours on each side. Returns the total, the 0-based rank or -1,
  // then the members.
  private static final String AROUND =
      """
      local rank = redis.call('ZRANK', KEYS[1], ARGV[1])
      local total = redis.call('ZCARD', KEYS[1])
      if not rank then return {total, -1} end
      local answer = redis.call('ZRANGE', KEYS[1], math.max(0, rank - ARGV[2]), rank + ARGV[2])
      table.insert(answer, 1, total)
      table.insert(answer, 2, rank)
      return answer
      """;

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
    return redis
        .execute("EVAL", SLICE, "1", key(board), text(from), text(from + count - 1))
        .map(
            answer ->
                Optional.of(new Slice(from, ids(answer, 1), answer.get(0).toLong()))
                    .filter(slice -> slice.total() > 0));
  }

  /**
   * Returns empty if the board does not exist, or if a player who must be on it is not there yet.
   */
  Uni<Optional<Around>> around(Board board, long userId, int neighbours) {
    return redis
        .execute("EVAL", AROUND, "1", key(board), RankedPlayer.member(userId), text(neighbours))
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
   * @param life the run of Redis; fails if the boards were not built in it or no longer exist
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

  /** Replaces all boards with their drafts at once. Fails if Redis has lost the drafts. */
  Uni<Void> show(String attempt, String life, List<Board> boards) {
    List<String> arguments = new ArrayList<>();
    arguments.add(SHOW);
    arguments.add(text(2 + 2 * boards.size()));
    arguments.add(DRAFTING);
    arguments.add(BUILT_IN);
    boards.forEach(board -> arguments.addAll(List.of(draft(board), key(board))));
    arguments.add(attempt);
    arguments.add(life);
    return guarded(arguments);
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
    List<String> arguments =
        new ArrayList<>(List.of(WRITE, "2", guard, set, expected, text(2 * ranked.size())));
    ranked.forEach(
        player ->
            arguments.addAll(List.of(text(player.score()), RankedPlayer.member(player.userId()))));
    gone.forEach(userId -> arguments.add(RankedPlayer.member(userId)));
    return guarded(arguments);
  }

  private Uni<Void> guarded(List<String> arguments) {
    return redis
        .execute("EVAL", arguments.toArray(String[]::new))
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
