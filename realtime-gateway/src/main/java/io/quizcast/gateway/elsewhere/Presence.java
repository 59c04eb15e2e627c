package io.quizcast.gateway.elsewhere;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quizcast.contracts.game.OpenQuestionFlag;
import io.quizcast.gateway.command.GatewayName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Publishes two things to Redis: how many active players are connected to this gateway, so that
 * admins see how many are reconnecting, and the open-question flag. Makes one call per room and
 * second. No rule of the game depends on it.
 */
@ApplicationScoped
public class Presence {
  private static final Logger LOG = Logger.getLogger(Presence.class);
  private static final Duration DEADLINE = Duration.ofMillis(800);
  private static final Duration KEEP = Duration.ofMinutes(1);

  /** The report of an instance is ignored once it is older than this. */
  private static final long STALE_MS = 4_000;

  private final ReactiveHashCommands<String, String, String> counts;
  private final ReactiveKeyCommands<String> keys;
  private final ReactiveValueCommands<String, String> values;
  private final String gateway;

  Presence(ReactiveRedisDataSource redis, GatewayName name) {
    counts = redis.hash(String.class, String.class, String.class);
    keys = redis.key(String.class);
    values = redis.value(String.class);
    gateway = name.get();
  }

  /** Publishes the number of players. Never blocks; failures are ignored. */
  public void here(long quizId, int players) {
    String key = key(quizId);
    send(
        counts
            .hset(key, gateway, players + "@" + System.currentTimeMillis())
            .chain(() -> keys.pexpire(key, KEEP)));
  }

  /**
   * Sets the open-question flag; called when a question opens and every second while it is open.
   * Never blocks; failures are ignored.
   */
  public void asking() {
    send(values.psetex(OpenQuestionFlag.KEY, OpenQuestionFlag.TTL.toMillis(), gateway));
  }

  /**
   * @param then receives the sum over all instances, or empty while Redis is unavailable; runs on
   *     any thread
   */
  public void everywhere(long quizId, Consumer<OptionalInt> then) {
    counts
        .hgetall(key(quizId))
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .subscribe()
        .with(
            found -> then.accept(OptionalInt.of(sum(found, System.currentTimeMillis()))),
            _ -> then.accept(OptionalInt.empty()));
  }

  private static void send(Uni<?> call) {
    call.ifNoItem()
        .after(DEADLINE)
        .fail()
        .subscribe()
        .with(_ -> {}, failure -> LOG.debugf("Presence was not stored: %s", failure.getMessage()));
  }

  static int sum(Map<String, String> found, long nowMs) {
    int players = 0;
    for (String said : found.values()) {
      int at = said.indexOf('@');
      if (nowMs - Long.parseLong(said, at + 1, said.length(), 10) < STALE_MS) {
        players += Integer.parseInt(said, 0, at, 10);
      }
    }
    return players;
  }

  private static String key(long quizId) {
    return "presence:" + quizId;
  }
}
