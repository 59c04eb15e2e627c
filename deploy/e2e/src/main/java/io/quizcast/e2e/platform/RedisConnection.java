package io.quizcast.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking, authenticated connection to Redis that supports the part of the protocol that tests
 * need.
 */
public final class RedisConnection implements AutoCloseable {
  private static final int ANSWER_LIMIT_MILLIS = 5_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisConnection(int port, String user, String password) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    ask("AUTH", user, password);
  }

  /**
   * @return the strings of the response in order, nested ones included, without nulls
   * @throws IOException if Redis refuses
   */
  public List<String> ask(String... command) throws IOException {
    StringBuilder text = new StringBuilder("*").append(command.length).append("\r\n");
    for (String part : command) {
      text.append('$').append(part.getBytes(UTF_8).length).append("\r\n");
      text.append(part).append("\r\n");
    }
    out.write(text.toString().getBytes(UTF_8));
    out.flush();
    List<String> answer = new ArrayList<>();
    read(answer);
    return answer;
  }

  private void read(List<String> into) throws IOException {
    String head = line();
    String rest = head.substring(1);
    switch (head.charAt(0)) {
      case '*' -> {
        for (int i = Integer.parseInt(rest); i > 0; i--) {
          read(into);
        }
      }
      case '$' -> {
        int length = Integer.parseInt(rest);
        if (length >= 0) {
          into.add(new String(in.readNBytes(length), UTF_8));
          in.readNBytes(2);
        }
      }
      case '+', ':' -> into.add(rest);
      default -> throw new IOException("Redis says " + head);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new IOException("Redis closed the connection");
      }
      line.append((char) next);
    }
    in.read();
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
