package io.quizcast.e2e.sockets;

import io.quizcast.e2e.platform.RedisConnection;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.game.Door;
import java.io.IOException;
import java.util.UUID;

/**
 * Writes tickets to Redis as auth-service does, so that fifteen thousand sockets do not need
 * fifteen thousand accounts. Thread-safe; blocks.
 */
final class TicketPress implements Door.Tickets, AutoCloseable {
  private final RedisConnection redis;

  TicketPress(RunningPlatform platform) throws IOException {
    redis = platform.redis();
  }

  /** Writes a ticket for a user, whose id is the name. It is valid for 60 s. */
  @Override
  public synchronized String of(String user) throws IOException {
    String ticket = UUID.randomUUID().toString();
    long now = System.currentTimeMillis() / 1_000;
    String content =
        ("{\"user_id\":%1$s,\"session_id\":%1$s,\"role\":\"user\",\"username\":\"crowd%1$s\","
                + "\"email_verified\":true,\"expires_at\":%2$d,\"issued_at\":%3$d}")
            .formatted(user, now + 3_600, now);
    redis.ask("SET", "ticket:" + ticket, content, "EX", "60");
    return ticket;
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }
}
