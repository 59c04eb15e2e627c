package io.quizcast.e2e.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.swarm.account.Account;
import java.io.IOException;
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
import java.util.function.IntFunction;

/**
 * An attacker with their own loopback address and an account whose e-mail address is not verified.
 * Thread-safe.
 */
final class Attacker {
  private static final int ANSWER_LIMIT_MILLIS = 20_000;

  private final RunningPlatform platform;
  private final String address;
  private final Account account;
  private final long until;
  private final Map<String, Integer> answers = new TreeMap<>();

  /**
   * @param address one of 127.0.0.0/8
   */
  Attacker(RunningPlatform platform, String address, Account account, long forNanos) {
    this.platform = platform;
    this.address = address;
    this.account = account;
    this.until = System.nanoTime() + forNanos;
  }

  boolean isOver() {
    return System.nanoTime() > until;
  }

  /** A ticket for a WebSocket, which works once. */
  String ticket() throws IOException, InterruptedException {
    return platform
        .api()
        .post("/api/mobile/auth/ws-ticket", Map.of(), Map.of("Authorization", "Bearer " + token()))
        .body()
        .path("data")
        .path("ticket")
        .asText();
  }

  String token() {
    return account.accessToken();
  }

  int edge() {
    return platform.api().base().getPort();
  }

  /** The ports of a service's replicas, past the edge. */
  List<Integer> ports(String service) throws IOException, InterruptedException {
    return platform.members().stream()
        .filter(member -> member.service().equals(service))
        .map(RunningPlatform.Member::port)
        .toList();
  }

  /** How often each response came: a status, or {@code closed} or {@code refused}. */
  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  private synchronized void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
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
      try {
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        body.write(socket);
      } catch (IOException e) {
        // Expected: the body was refused before its end, and the response may already be there.
      }
      count(status(socket));
    }
  }

  /** Writes the body of a request. */
  @FunctionalInterface
  interface Body {
    Body NONE = _ -> {};

    void write(Socket socket) throws IOException;
  }

  private static String status(Socket socket) {
    try {
      String line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
      return line.startsWith("HTTP/1.1 ") ? line.substring(9) : "closed";
    } catch (IOException e) {
      return "closed";
    }
  }

  /** Runs the attack in several threads; an error in one does not stop the others. */
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
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  String bearer() {
    return "Authorization: Bearer " + token();
  }
}
