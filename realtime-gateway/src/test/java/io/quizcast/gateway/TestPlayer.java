package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client on a real socket; keeps every received frame in order. */
public final class TestPlayer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public final long userId;
  public final WebSocket socket;
  public final List<JsonNode> frames = new CopyOnWriteArrayList<>();

  /** When each frame was received, epoch ms. */
  public final List<Long> heardAt = new CopyOnWriteArrayList<>();

  /** When the socket was closed, epoch ms; 0 while it is open. */
  public volatile long closedAt;

  private TestPlayer(long userId, WebSocket socket) {
    this.userId = userId;
    this.socket = socket;
    socket.textMessageHandler(this::keep);
    socket.closeHandler(_ -> closedAt = System.currentTimeMillis());
  }

  private void keep(String text) {
    try {
      JsonNode frame = TestOwner.JSON.readTree(text);
      heardAt.add(System.currentTimeMillis());
      frames.add(frame);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static TestPlayer open(Vertx vertx, int port, long userId, String ticket) {
    return connect(vertx, port, userId, "/ws?ticket=" + ticket, null);
  }

  public static TestPlayer connect(Vertx vertx, int port, long userId, String path, String origin) {
    HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(2));
    WebSocketConnectOptions options =
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(path);
    if (origin != null) {
      options.putHeader("Origin", origin);
    }
    return client
        .webSocket(options)
        .map(socket -> new TestPlayer(userId, socket))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** Returns the refusal of a handshake. */
  public static UpgradeRejectedException refused(
      Vertx vertx, int port, String path, String origin) {
    try {
      connect(vertx, port, 0, path, origin);
    } catch (CompletionException e) {
      return (UpgradeRejectedException) e.getCause();
    }
    throw new AssertionError("the handshake was let in");
  }

  public void say(String json) {
    socket.writeTextMessage(json);
  }

  public void ready(long quizId) {
    say("{\"type\":\"user:ready\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  public void resync(long quizId) {
    say("{\"type\":\"user:resync\",\"data\":{\"quiz_id\":" + quizId + "}}");
  }

  public void answer(long questionId, int option) {
    say(
        "{\"type\":\"user:answer\",\"data\":{\"question_id\":%d,\"selected_option\":%d,\"timestamp\":1}}"
            .formatted(questionId, option));
  }

  /** Waits for the first frame of the type and returns its data. */
  public JsonNode await(String type) {
    return await(type, _ -> true);
  }

  public JsonNode await(String type, Predicate<JsonNode> wanted) {
    await_(() -> assertThat(types()).as("frames of user %d", userId).contains(type));
    await_(() -> assertThat(all(type)).as(type).anyMatch(wanted));
    return all(type).stream().filter(wanted).findFirst().orElseThrow();
  }

  private static void await_(org.awaitility.core.ThrowingRunnable assertion) {
    org.awaitility.Awaitility.await().atMost(PATIENCE).untilAsserted(assertion);
  }

  public List<JsonNode> all(String type) {
    return frames.stream()
        .filter(frame -> frame.path("type").asText().equals(type))
        .map(frame -> frame.path("data"))
        .toList();
  }

  /** The {@code seq} of the first frame of a type; 0 if it does not belong to an event. */
  public long seqOf(String type) {
    return frames.stream()
        .filter(frame -> frame.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow()
        .path("seq")
        .asLong();
  }

  public List<String> types() {
    return frames.stream().map(frame -> frame.path("type").asText()).toList();
  }

  public void awaitClosed() {
    await_(() -> assertThat(closedAt).isPositive());
  }

  public void leave() {
    socket.close();
  }
}
