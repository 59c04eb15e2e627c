package io.quizcast.e2e.contract.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client's socket that sends frames and records received ones in order. */
public final class GameSocket implements AutoCloseable {
  /**
   * @param at {@link System#nanoTime()} of the receipt
   */
  public record Frame(String type, JsonNode data, long at) {}

  /**
   * @param code 0 while the socket is open, 1006 if the connection was lost
   */
  public record Closed(int code, String reason) {}

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Frame> frames = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final String name;
  private final WebSocket socket;
  private Closed closed = new Closed(0, "");
  private int cursor;

  public GameSocket(String name, Http http, String ticket) {
    this(name, http, ticket, null);
  }

  /**
   * @param origin null for a native app, which sends none
   */
  public GameSocket(String name, Http http, String ticket, @Nullable String origin) {
    this.name = name;
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    String address = http.origin().toString().replaceFirst("http", "ws") + "/ws?ticket=" + ticket;
    socket = builder.buildAsync(URI.create(address), new Listener()).join();
  }

  public static GameSocket of(String name, Browser browser) {
    return new GameSocket(name, Outside.http(), ticket(browser), Outside.http().origin() + "");
  }

  public static GameSocket of(String name, Phone phone) {
    return new GameSocket(name, Outside.http(), ticket(phone));
  }

  public static String ticket(Browser browser) {
    Answer answer = browser.post("/api/auth/ws-ticket", Map.of()).is(200);
    return answer.at("data").path("ticket").asText();
  }

  public static String ticket(Phone phone) {
    Answer answer = phone.post("/api/mobile/auth/ws-ticket", Map.of()).is(200);
    return answer.at("data").path("ticket").asText();
  }

  public void say(String text) {
    socket.sendText(text, true).join();
  }

  public void say(String type, Map<String, ?> data) {
    try {
      say(JSON.writeValueAsString(Map.of("type", type, "data", data)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public void ready(long quizId) {
    say("user:ready", Map.of("quiz_id", quizId));
  }

  public void resync(long quizId) {
    say("user:resync", Map.of("quiz_id", quizId));
  }

  public void answer(long questionId, int option) {
    say(
        "user:answer",
        Map.of(
            "question_id",
            questionId,
            "selected_option",
            option,
            "timestamp",
            System.currentTimeMillis()));
  }

  /** Waits for the next frame of this type after the one that was returned last. */
  public JsonNode hear(String type) {
    return hear(type, _ -> true);
  }

  public synchronized JsonNode hear(String type, Predicate<JsonNode> fits) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (int i = cursor; i < frames.size(); i++) {
        Frame frame = frames.get(i);
        if (frame.type().equals(type) && fits.test(frame.data())) {
          cursor = i + 1;
          return frame.data();
        }
      }
      long rest = (until - System.nanoTime()) / 1_000_000;
      if (rest <= 0) {
        throw new AssertionError(
            name
                + " hears no "
                + type
                + "; since then "
                + frames.subList(cursor, frames.size())
                + " "
                + closed);
      }
      await(rest);
    }
  }

  /** Waits for the error frame with this code. */
  public String error(String code) {
    return hear("server:error", data -> data.path("code").asText().equals(code))
        .path("message")
        .asText();
  }

  public synchronized Closed awaitClose(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (closed.code() == 0) {
      long rest = (until - System.nanoTime()) / 1_000_000;
      if (rest <= 0) {
        throw new AssertionError(name + " is still open; heard " + frames);
      }
      await(rest);
    }
    return closed;
  }

  public synchronized boolean isOpen() {
    return closed.code() == 0;
  }

  public synchronized List<Frame> heard() {
    return List.copyOf(frames);
  }

  public List<Frame> heard(String type) {
    return heard().stream().filter(frame -> frame.type().equals(type)).toList();
  }

  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  public String name() {
    return name;
  }

  @Override
  public void close() {
    if (isOpen()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "user disconnected").join();
    }
  }

  /** Drops the connection without a close frame, as when a phone loses its network. */
  public void abort() {
    socket.abort();
  }

  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized void take(String text) {
    long now = System.nanoTime();
    try {
      JsonNode frame = JSON.readTree(text);
      problems.addAll(Frames.problems(frame));
      frames.add(new Frame(frame.path("type").asText(), frame.path("data"), now));
    } catch (JsonProcessingException e) {
      problems.add("no JSON: " + text);
    }
    notifyAll();
  }

  private synchronized void ended(int code, String reason) {
    closed = new Closed(code, reason);
    notifyAll();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      ws.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
      ended(code, reason);
      return null;
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
      ended(1006, error.toString());
    }
  }
}
