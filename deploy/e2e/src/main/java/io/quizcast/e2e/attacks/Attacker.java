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
 * Somebody with one loopback address of their own and one account whose e-mail address is not
 * verified. Safe for any number of threads.
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

  /** A ticket for a WebSocket, good once. */
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

  /** The own ports of a service's replicas. */
  List<Integer> ports(String service) throws IOException, InterruptedException {
    return platform.members().stream()
        .filter(member -> member.service().equals(service))
        .map(RunningPlatform.Member::port)
        .toList();
  }

  /** Which answers came how often: a status, or {@code closed} and {@code refused}. */
  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  private synchronized void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  /** A connection from the attacker's address. */
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

  /** Sends a request and its body and counts the answer; a cut-off is an answer too. */
  void send(int port, String head, Body body) throws IOException {
    try (Socket socket = connect(port)) {
      try {
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        body.write(socket);
      } catch (IOException e) {
        // Refused before the end of the body, as it should be: the answer may lie there.
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

  /** Does the same from several threads; an error of one does not end the others. */
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
