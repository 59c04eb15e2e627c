package io.quizcast.e2e.sockets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Puts tickets where auth-service would put them, so that fifteen thousand sockets need not sign up
 * fifteen thousand accounts first. Any thread; blocks.
 */
final class TicketPress implements AutoCloseable {
  private final Socket redis;
  private final OutputStream out;
  private final InputStream in;

  TicketPress(int redisPort) throws IOException {
    redis = new Socket("127.0.0.1", redisPort);
    redis.setTcpNoDelay(true);
    out = redis.getOutputStream();
    in = new BufferedInputStream(redis.getInputStream());
  }

  /** One for each user, good for 60 s. */
  synchronized List<String> press(List<Long> users) throws IOException {
    List<String> tickets = new ArrayList<>(users.size());
    StringBuilder commands = new StringBuilder();
    long now = System.currentTimeMillis() / 1_000;
    for (long user : users) {
      String ticket = UUID.randomUUID().toString();
      tickets.add(ticket);
      String content =
          "{\"user_id\":%d,\"session_id\":%d,\"role\":\"user\",\"username\":\"crowd%d\",\"email_verified\":true,\"expires_at\":%d,\"issued_at\":%d}"
              .formatted(user, user, user, now + 3_600, now);
      command(commands, "SET", "ticket:" + ticket, content, "EX", "60");
    }
    out.write(commands.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    for (int i = 0; i < users.size(); i++) {
      String answer = line();
      if (!answer.equals("+OK")) {
        throw new IOException("Redis: " + answer);
      }
    }
    return tickets;
  }

  private static void command(StringBuilder commands, String... words) {
    commands.append('*').append(words.length).append("\r\n");
    for (String word : words) {
      commands.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("Redis hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }
}
