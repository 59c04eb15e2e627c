package io.quizcast.swarm.game;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.swarm.game.ServerFrame.Accepted;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with every acknowledgement that the bots received, one JSON line each, in order of
 * receipt. If a player has several for one question, the last one is valid.
 */
public final class AcceptedFile implements AutoCloseable {

  /** An acknowledgement of one player's answer to one question. */
  public record Promise(long userId, long quizId, long questionId, int option) {}

  private final ObjectMapper json = new ObjectMapper();
  private final BufferedWriter out;

  AcceptedFile(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    out = Files.newBufferedWriter(file);
  }

  /**
   * @param latencyMillis negative if unknown
   */
  synchronized void append(long userId, long quizId, Accepted accepted, double latencyMillis)
      throws IOException {
    ObjectNode line =
        json.createObjectNode()
            .put("user_id", userId)
            .put("quiz_id", quizId)
            .put("question_id", accepted.questionId())
            .put("option", accepted.option())
            .put("received_at", accepted.receivedAt());
    if (latencyMillis >= 0) {
      line.put("latency_ms", Math.round(latencyMillis * 1000) / 1000.0);
    }
    out.write(json.writeValueAsString(line));
    out.write('\n');
  }

  synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** The last acknowledgement per player and question. */
  public static List<Promise> read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    record Key(long userId, long questionId) {}
    Map<Key, Promise> last = new LinkedHashMap<>();
    for (String text : Files.readAllLines(file)) {
      JsonNode line = json.readTree(text);
      Promise promise =
          new Promise(
              line.path("user_id").asLong(),
              line.path("quiz_id").asLong(),
              line.path("question_id").asLong(),
              line.path("option").asInt());
      last.put(new Key(promise.userId(), promise.questionId()), promise);
    }
    return new ArrayList<>(last.values());
  }
}
