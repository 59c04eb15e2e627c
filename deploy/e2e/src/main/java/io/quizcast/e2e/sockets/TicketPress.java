package io.quizcast.e2e.sockets;

import io.quizcast.e2e.platform.RedisConnection;
import io.quizcast.e2e.platform.RunningPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes tickets to Redis as auth-service does, so that fifteen thousand sockets do not need
 * fifteen thousand accounts. Thread-safe; blocks.
 */
final class TicketPress implements AutoCloseable {
  private final RedisConnection redis;

  TicketPress(RunningPlatform platform) throws IOException {
    redis = platform.redis();
  }

  /** Writes one ticket for each user. It is valid for 60 s. */
  synchronized List<String> press(List<Long> users) throws IOException {
    List<String> tickets = new ArrayList<>(users.size());
    List<List<String>> commands = new ArrayList<>(users.size());
    long now = System.currentTimeMillis() / 1_000;
    for (long user : users) {
      String ticket = UUID.randomUUID().toString();
      tickets.add(ticket);
      String content =
          "{\"user_id\":%d,\"session_id\":%d,\"role\":\"user\",\"username\":\"crowd%d\",\"email_verified\":true,\"expires_at\":%d,\"issued_at\":%d}"
              .formatted(user, user, user, now + 3_600, now);
      commands.add(List.of("SET", "ticket:" + ticket, content, "EX", "60"));
    }
    redis.ask(commands);
    return tickets;
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }
}
