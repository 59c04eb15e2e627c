package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A client that is limited to plain HTTP requests: it reads a stream of events and posts its
 * frames.
 */
public final class TestStream implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final InputStream body;
  public final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  public final List<JsonNode> closes = new CopyOnWriteArrayList<>();
  public final CompletableFuture<String> stream = new CompletableFuture<>();
  public final CompletableFuture<Void> ended = new CompletableFuture<>();

  public TestStream(int port, String ticket) throws IOException, InterruptedException {
    server = URI.create("http://127.0.0.1:" + port);
    HttpResponse<InputStream> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve("/ws/events?ticket=" + ticket)).build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    body = answer.body();
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    String event = "message";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          event = "message";
        } else if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          hear(event, TestOwner.JSON.readTree(line.substring("data: ".length())));
        }
      }
      ended.complete(null);
    } catch (IOException | UncheckedIOException e) {
      ended.complete(null);
    }
  }

  private void hear(String event, JsonNode data) {
    switch (event) {
      case "message" -> frames.add(data);
      case "stream" -> stream.complete(data.path("stream").asText());
      case "close" -> closes.add(data);
      default -> throw new IllegalStateException("an event " + event);
    }
  }

  /** Posts a frame without waiting for the response. */
  public CompletableFuture<HttpResponse<String>> post(String frame) {
    return http.sendAsync(
        HttpRequest.newBuilder(server.resolve("/ws/events/" + stream.join()))
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(frame))
            .build(),
        BodyHandlers.ofString());
  }

  public void say(String type, String data) {
    HttpResponse<String> answer =
        post("{\"type\":\"%s\",\"data\":%s}".formatted(type, data)).join();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  public JsonNode await(String type) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !all(type).isEmpty());
    return all(type).getLast();
  }

  public List<JsonNode> all(String type) {
    return frames.stream()
        .filter(frame -> frame.path("type").asText().equals(type))
        .map(frame -> frame.path("data"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    body.close();
    http.close();
  }
}
