package io.quizcast.gateway.handshake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.script.RedisScript;
import io.quizcast.guard.token.Revocations;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Redeems tickets in Redis. Each event loop has one connection and pipelines its requests. In a
 * pool each request would occupy a connection, so many players who reconnect at the same time would
 * have to wait. Must be called on the event loop; the result arrives there too.
 */
@ApplicationScoped
class Tickets {
  private static final Logger LOG = Logger.getLogger(Tickets.class);
  private static final long DEADLINE_MS = 2_000;

  private static final RedisScript REDEEM = RedisScript.of(Tickets.class, "redeem-ticket");

  private final Redis redis;
  private final ObjectMapper json;
  private final long pingEveryMs;
  private final Map<EventLoop, Future<RedisConnection>> connections = new ConcurrentHashMap<>();

  Tickets(
      Redis redis,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.redis.tcp.read-idle-timeout") Duration idleTimeout) {
    this.redis = redis;
    this.json = json;
    this.pingEveryMs = idleTimeout.dividedBy(3).toMillis();
  }

  /**
   * Removes the ticket and returns it; null if it is unknown or if its session or role has ended.
   */
  Future<@Nullable WsTicket> redeem(EventLoop loop, String ticket) {
    return ask(loop, redeem(Command.EVALSHA, REDEEM.digest(), ticket))
        .recover(
            failure ->
                RedisScript.isUnknown(failure)
                    ? ask(loop, redeem(Command.EVAL, REDEEM.text(), ticket))
                    : Future.failedFuture(failure))
        .map(found -> found == null ? null : parse(found.toString()));
  }

  private static Request redeem(Command command, String script, String ticket) {
    return Request.cmd(command)
        .arg(script)
        .arg(1)
        .arg(WsTicket.key(ticket))
        .arg(Revocations.SESSION_KEYS)
        .arg(Revocations.VERSION_KEYS);
  }

  /** Whether the ticket exists. Does not consume it. */
  Future<Boolean> isKnown(EventLoop loop, String ticket) {
    return ask(loop, Request.cmd(Command.EXISTS).arg(WsTicket.key(ticket)))
        .map(Response::toBoolean);
  }

  private Future<@Nullable Response> ask(EventLoop loop, Request request) {
    return connection(loop)
        .compose(open -> open.send(request))
        .timeout(DEADLINE_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * Keeps the connection for as long as it is open; the configured read timeout closes a connection
   * that hangs.
   */
  private Future<RedisConnection> connection(EventLoop loop) {
    Future<RedisConnection> known = connections.get(loop);
    if (known != null) {
      return known;
    }
    Future<RedisConnection> opening = redis.connect();
    connections.put(loop, opening);
    return opening
        .onSuccess(open -> keep(loop, opening, open))
        .onFailure(_ -> connections.remove(loop, opening));
  }

  /**
   * Pings the connection while it is open. A connection that had nothing to read would otherwise
   * reach the read timeout at any moment, also while Redis is redeeming a ticket, and the handshake
   * would be refused.
   */
  private void keep(EventLoop loop, Future<RedisConnection> opening, RedisConnection open) {
    var pings =
        loop.scheduleAtFixedRate(
            () -> open.send(Request.cmd(Command.PING)),
            pingEveryMs,
            pingEveryMs,
            TimeUnit.MILLISECONDS);
    open.endHandler(
        _ -> {
          pings.cancel(false);
          connections.remove(loop, opening);
        });
  }

  private @Nullable WsTicket parse(String content) {
    try {
      return json.readValue(content, WsTicket.class);
    } catch (JsonProcessingException e) {
      LOG.warn("A ticket could not be read");
      return null;
    }
  }
}
