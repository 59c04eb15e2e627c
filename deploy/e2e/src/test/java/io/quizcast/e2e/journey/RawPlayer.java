package io.quizcast.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A socket that sends any text, including frames that no client would send. */
final class RawPlayer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final List<JsonNode> skipped = new ArrayList<>();
  private final WebSocket socket;
  private volatile int closeCode;

  RawPlayer(URI origin, String ticket) {
    socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create(origin + "/ws?ticket=" + ticket), new Listener())
            .join();
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  void say(String type, String data) {
    say("{\"type\":\"" + type + "\",\"data\":" + data + "}");
  }

  /** Waits for the next frame of a type and skips the frames before it. */
  JsonNode hear(String type) throws InterruptedException {
    return hear(type, _ -> true);
  }

  JsonNode hear(String type, Predicate<JsonNode> fits) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode frame = frames.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (frame == null) {
        throw new AssertionError("no " + type + "; heard " + skipped);
      }
      if (frame.path("type").asText().equals(type) && fits.test(frame.path("data"))) {
        return frame.path("data");
      }
      skipped.add(frame);
    }
  }

  boolean isOpen() {
    return closeCode == 0 && !socket.isOutputClosed();
  }

  @Override
  public void close() {
    if (isOpen()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          frames.add(json.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closeCode = statusCode;
      return null;
    }
  }
}
