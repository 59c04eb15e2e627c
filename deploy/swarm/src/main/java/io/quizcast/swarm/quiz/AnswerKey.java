package io.quizcast.swarm.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The right options by the text of the question, as the author of the quiz knows them. */
public final class AnswerKey {
  private final Map<String, Integer> rightByText;

  private AnswerKey(Map<String, Integer> rightByText) {
    this.rightByText = Map.copyOf(rightByText);
  }

  /** An empty key, with which every bot has to guess. */
  public static AnswerKey none() {
    return new AnswerKey(Map.of());
  }

  /** The key of questions in the form of the request that created them. */
  public static AnswerKey of(JsonNode questions) {
    Map<String, Integer> right = new HashMap<>();
    for (JsonNode question : questions.path("questions")) {
      right.put(question.path("text").asText(), question.path("correct_option").asInt());
    }
    return new AnswerKey(right);
  }

  /** The key of questions in a file. */
  public static AnswerKey read(Path file) throws IOException {
    return of(new ObjectMapper().readTree(file.toFile()));
  }

  public OptionalInt rightOption(String text) {
    Integer right = rightByText.get(text);
    return right == null ? OptionalInt.empty() : OptionalInt.of(right);
  }
}
