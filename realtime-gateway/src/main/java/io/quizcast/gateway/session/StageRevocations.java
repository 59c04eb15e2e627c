package io.quizcast.gateway.session;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.guard.token.Revocations;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Closes the sockets of revoked stage links. A link has no user, so {@code user.events} does not
 * announce its revocation; instead it is a key in Redis, polled once a second while a stage is
 * connected here. Thread-safe.
 */
@ApplicationScoped
public class StageRevocations {
  private static final Logger LOG = Logger.getLogger(StageRevocations.class);
  private static final long EVERY_MS = 1_000;
  private static final Duration DEADLINE = Duration.ofMillis(800);

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReactiveValueCommands<String, String> values;

  StageRevocations(ReactiveRedisDataSource redis) {
    values = redis.value(String.class, String.class);
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    vertx.setPeriodic(EVERY_MS, _ -> check());
  }

  public void watch(Socket socket) {
    open.add(socket);
  }

  public void forget(Socket socket) {
    open.remove(socket);
  }

  private void check() {
    String[] keys = open.stream().map(StageRevocations::key).distinct().toArray(String[]::new);
    if (keys.length == 0) {
      return;
    }
    values
        .mget(keys)
        .ifNoItem()
        .after(DEADLINE)
        .fail()
        .subscribe()
        .with(
            this::closeRevoked,
            failure -> LOG.warnf("Stage links cannot be checked: %s", failure.getMessage()));
  }

  private void closeRevoked(Map<String, String> found) {
    for (Socket socket : open) {
      if (found.get(key(socket)) != null) {
        socket.execute(() -> socket.close(CloseReason.SESSION_ENDED));
      }
    }
  }

  private static String key(Socket socket) {
    return Revocations.sessionKey(socket.identity().sessionId());
  }
}
