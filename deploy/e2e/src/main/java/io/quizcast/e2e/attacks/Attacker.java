package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An attacker with a local address of its own and with new accounts. Thread-safe. */
final class Attacker {
  private static final int ANSWER_LIMIT_MILLIS = 20_000;

  /** {@code HTTP/1.1} and the status. */
  private static final int STATUS_BYTES = 12;

  private static final Pattern TICKET = Pattern.compile("\"ticket\"\\s*:\\s*\"([^\"]+)\"");

  private final Order order;
  private final String address;
  private final long until;
  private final Map<String, Integer> answers = new TreeMap<>();

  Attacker(Order order, String address) {
    this.order = order;
    this.address = address;
    this.until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(order.millis());
  }

  boolean isOver() {
    return System.nanoTime() > until;
  }

  String address() {
    return address;
  }

  /** One of the attacker's accounts. */
  AttackingPlayer player(int number) {
    return order.players().get(number % order.players().size());
  }

  /** A ticket for a WebSocket, valid once. */
  String ticket(AttackingPlayer player) throws IOException {
    try (Socket socket = connect(edge())) {
      String request =
          head(
              "POST",
              "/api/auth/ws-ticket",
              player,
              "Content-Type: application/json",
              "Content-Length: 0",
              "Connection: close");
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String response = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      Matcher ticket = TICKET.matcher(response);
      if (!ticket.find()) {
        throw new IOException("no ticket: " + response.lines().findFirst().orElse(""));
      }
      return ticket.group(1);
    }
  }

  int edge() {
    return order.edge();
  }

  /** The ports of a service's replicas, which bypass the edge. */
  List<Integer> ports(String service) {
    return order.ports().getOrDefault(service, List.of());
  }

  /** How often each response was received: a status, or {@code closed} or {@code refused}. */
  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  void count(String answer) {
    count(answer, 1);
  }

  synchronized void count(String answer, int times) {
    answers.merge(answer, times, Integer::sum);
  }

  /** Opens a connection from the attacker's address. */
  Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
      return socket;
    } catch (IOException e) {
      count("refused");
      socket.close();
      throw e;
    }
  }

  /** Sends a request with its body and counts the response; a closed connection counts as one. */
  void send(int port, String head, Body body) throws IOException {
    try (Socket socket = connect(port)) {
      Sending sending = new Sending(socket);
      try {
        sending.write(head.getBytes(ISO_8859_1));
        body.write(sending);
      } catch (IOException e) {
        // This is expected: the body was refused before its end, and the response may already be
        // there.
      }
      sending.awaitAnswer();
    }
  }

  /** Writes the body of a request. */
  @FunctionalInterface
  interface Body {
    Body NONE = _ -> {};

    void write(OutputStream out) throws IOException;
  }

  /**
   * Counts the response as soon as it is there, even if the body is still being sent. A body of
   * many megabytes may not end before the attack does, and its response is lost if the connection
   * is reset before it has been read.
   */
  private final class Sending extends OutputStream {
    private final Socket socket;
    private boolean counted;

    private Sending(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      socket.getOutputStream().write(bytes, from, length);
      if (!counted && socket.getInputStream().available() >= STATUS_BYTES) {
        awaitAnswer();
      }
      // Writing to a fast reader never blocks, so the virtual threads of the other attacks would
      // wait for their carriers.
      Thread.yield();
    }

    private void awaitAnswer() {
      if (!counted) {
        counted = true;
        count(status(socket));
      }
    }
  }

  /** The status of the response, or {@code closed}. */
  static String status(Socket socket) {
    try {
      String line = new String(socket.getInputStream().readNBytes(STATUS_BYTES), ISO_8859_1);
      return line.startsWith("HTTP/1.1 ") ? line.substring(9) : "closed";
    } catch (IOException e) {
      return "closed";
    }
  }

  /** Runs the attack in several threads. An error in one of them does not stop the others. */
  void together(int threads, IntFunction<Attack.Step> step) throws InterruptedException {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Attack.Step one = step.apply(i);
        all.add(
            pool.submit(
                () -> {
                  try {
                    one.run(this);
                  } catch (IOException e) {
                    count("closed");
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** The head of a request, without its body. */
  String head(String method, String path, String... headers) {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + edge() + "\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** Like {@link #head(String, String, String...)}, but in a player's session. */
  String head(String method, String path, AttackingPlayer player, String... headers) {
    return head(
        method,
        path,
        Stream.concat(player.headers().stream(), Stream.of(headers)).toArray(String[]::new));
  }
}
