package io.quizcast.user.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A push service on this machine: records the requests and returns the status that a test has set.
 */
public final class PushServiceForTests {
  /** One request from user-service. */
  record Received(String path, Headers headers, byte[] body) {}

  private static final AtomicLong BROWSERS = new AtomicLong();

  private final KeyPair keys = BrowserForTests.newPair();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  public PushServiceForTests() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The settings with which user-service sends to this push service. */
  public Map<String, String> settings() {
    return Map.of(
        "quizcast.push.private-key", pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
        "quizcast.push.public-key", pem("PUBLIC KEY", keys.getPublic().getEncoded()),
        "quizcast.push.contact", "mailto:operator@example.com",
        "quizcast.push.services", "push.example.com,*.push.example.org",
        "quizcast.push.loopback", "true");
  }

  public void stop() {
    server.stop(0);
  }

  BrowserForTests newBrowser() {
    return new BrowserForTests(origin() + "/send/" + BROWSERS.incrementAndGet());
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  KeyPair keys() {
    return keys;
  }

  /** Sets the statuses of the next answers for this browser. All later answers are 201. */
  void answers(BrowserForTests browser, Integer... statuses) {
    answers.put(pathOf(browser), new ArrayDeque<>(List.of(statuses)));
  }

  List<Received> receivedFor(BrowserForTests browser) {
    return received.stream().filter(one -> one.path().equals(pathOf(browser))).toList();
  }

  static String pem(String what, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  private String pathOf(BrowserForTests browser) {
    return browser.endpoint().substring(origin().length());
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(new Received(path, exchange.getRequestHeaders(), body));
    Queue<Integer> wished = answers.getOrDefault(path, new ArrayDeque<>());
    Integer status;
    synchronized (wished) {
      status = wished.poll();
    }
    exchange.sendResponseHeaders(status == null ? 201 : status, -1);
    exchange.close();
  }
}
