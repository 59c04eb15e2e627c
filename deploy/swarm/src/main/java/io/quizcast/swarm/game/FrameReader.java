package io.quizcast.swarm.game;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.swarm.game.ServerFrame.Accepted;
import io.quizcast.swarm.game.ServerFrame.Cancelled;
import io.quizcast.swarm.game.ServerFrame.Elimination;
import io.quizcast.swarm.game.ServerFrame.Finish;
import io.quizcast.swarm.game.ServerFrame.Noise;
import io.quizcast.swarm.game.ServerFrame.Question;
import io.quizcast.swarm.game.ServerFrame.Ready;
import io.quizcast.swarm.game.ServerFrame.Refusal;
import io.quizcast.swarm.game.ServerFrame.Result;
import io.quizcast.swarm.game.ServerFrame.ResultsAvailable;
import io.quizcast.swarm.game.ServerFrame.Reveal;
import io.quizcast.swarm.game.ServerFrame.Start;
import io.quizcast.swarm.game.ServerFrame.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses text into a {@link ServerFrame}. Thousands of bots read the same frame one after the
 * other, so the last shared frame is cached, and frames that come once a second are not parsed.
 * Used by one thread.
 */
final class FrameReader {
  private static final String OWN_FIELD = "outlasted";
  private static final String OPENING = "{\"type\":\"";

  /** A frame and, if all players get it, a hash with which gateways are compared. */
  record Read(ServerFrame frame, long sharedHash) {
    boolean isShared() {
      return sharedHash != 0;
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Consumer<String> ear;
  private String lastSharedText = "";
  private @Nullable Read lastShared;

  FrameReader() {
    this(_ -> {});
  }

  /**
   * @param ear receives every text before it is parsed
   */
  FrameReader(Consumer<String> ear) {
    this.ear = ear;
  }

  /**
   * @throws JsonProcessingException if the text is not an envelope of the contract
   */
  Read read(String text) throws JsonProcessingException {
    ear.accept(text);
    String type = peekType(text);
    switch (type) {
      case "quiz:timer", "quiz:countdown", "quiz:player_count", "server:heartbeat" -> {
        return new Read(new Noise(type), 0);
      }
      default -> {}
    }
    Read known = lastShared;
    if (known != null && lastSharedText.equals(text)) {
      return known;
    }
    JsonNode envelope = json.readTree(text);
    ServerFrame frame = frame(envelope.path("type").asText(), envelope.path("data"));
    boolean shared = type.startsWith("quiz:") && isShared(frame, type);
    // The hash leaves out seq, because a gateway repeats some frames without it for a player who
    // reconnects.
    Read read = new Read(frame, shared ? hash(type + sharedPart(envelope.path("data"))) : 0);
    if (shared) {
      lastSharedText = text;
      lastShared = read;
    }
    return read;
  }

  /** The data of {@code quiz:finish} without {@code outlasted}, which differs for each player. */
  private static JsonNode sharedPart(JsonNode data) {
    return data instanceof ObjectNode object && object.has(OWN_FIELD)
        ? object.deepCopy().without(OWN_FIELD)
        : data;
  }

  private static String peekType(String text) throws JsonProcessingException {
    int end = text.startsWith(OPENING) ? text.indexOf('"', OPENING.length()) : -1;
    return end < 0 ? "?" : text.substring(OPENING.length(), end);
  }

  private static boolean isShared(ServerFrame frame, String type) {
    return switch (frame) {
      case Question _, Reveal _, Finish _, ResultsAvailable _, Cancelled _ -> true;
      case Noise _ -> type.startsWith("quiz:ad_break");
      // Sent again to every player who joins during the game.
      case Start _ -> false;
      case Accepted _, Result _, Elimination _, State _, Refusal _, Ready _ -> false;
    };
  }

  private static ServerFrame frame(String type, JsonNode data) {
    return switch (type) {
      case "quiz:question" -> question(data);
      case "quiz:answer_accepted" ->
          new Accepted(
              data.path("question_id").asLong(),
              data.path("selected_option").asInt(-1),
              data.path("received_at").asText());
      case "quiz:answer_result" ->
          new Result(
              data.path("question_id").asLong(),
              data.path("correct_option").asInt(-1),
              data.path("your_answer").asInt(-1),
              data.path("is_correct").asBoolean(),
              data.path("is_eliminated").asBoolean());
      case "quiz:answer_reveal" ->
          new Reveal(data.path("question_id").asLong(), data.path("correct_option").asInt(-1));
      case "quiz:elimination" ->
          new Elimination(
              data.path("quiz_id").asLong(),
              data.path("user_id").asLong(),
              data.path("reason").asText());
      case "quiz:state" -> state(data);
      case "quiz:start" -> new Start(data.path("quiz_id").asLong());
      case "quiz:finish" -> new Finish(data.path("quiz_id").asLong());
      case "quiz:results_available" -> new ResultsAvailable(data.path("quiz_id").asLong());
      case "quiz:cancelled" ->
          new Cancelled(data.path("quiz_id").asLong(), data.path("reason").asText());
      case "quiz:user_ready" -> new Ready(data.path("player_count").asInt());
      case "server:error" -> new Refusal(data.path("code").asText(), data.path("message").asText());
      default -> new Noise(type);
    };
  }

  private static Question question(JsonNode data) {
    List<Integer> options = new ArrayList<>();
    data.path("options").forEach(option -> options.add(option.path("id").asInt()));
    return new Question(
        data.path("quiz_id").asLong(),
        data.path("question_id").asLong(),
        data.path("number").asInt(),
        data.path("total_questions").asInt(),
        data.path("time_limit").asInt(),
        data.path("server_timestamp").asLong(),
        data.path("text").asText(),
        options);
  }

  private static State state(JsonNode data) {
    JsonNode open = data.path("current_question");
    return new State(
        data.path("quiz_id").asLong(),
        data.path("status").asText(),
        open.isObject() ? question(open) : null,
        data.path("time_remaining").asInt(),
        data.path("is_eliminated").asBoolean(),
        data.path("elimination_reason").asText(),
        data.path("is_spectator").asBoolean());
  }

  /** FNV-1a over the characters. It is never 0, because 0 means "personal". */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
