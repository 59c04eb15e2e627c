package io.quizcast.e2e.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quizcast.swarm.quiz.QuizDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A quiz whose right options are unique words. If such a word appears anywhere before its question
 * is opened, there is a leak.
 *
 * @param words the right option of each question
 * @param explanations the explanation of each question; none may be sent before the verdict
 */
public record CanaryDraft(QuizDraft draft, List<String> words, List<String> explanations) {
  private static final String SPECIES = "canary-";

  /** Like {@link QuizDraft#sums}, with new words each time. */
  public static CanaryDraft of(int questions, int limitSeconds) {
    QuizDraft sums = QuizDraft.sums(questions, limitSeconds);
    List<String> words = new ArrayList<>();
    List<String> explanations = new ArrayList<>();
    for (JsonNode question : sums.questions().path("questions")) {
      String word = SPECIES + UUID.randomUUID();
      words.add(word);
      String explanation = "explained-" + UUID.randomUUID();
      explanations.add(explanation);
      ((ObjectNode) question).put("explanation", explanation);
      int right = question.path("correct_option").asInt();
      ((ArrayNode) question.path("options")).set(right, word);
      ((ArrayNode) question.path("options_kk")).set(right, word);
    }
    return new CanaryDraft(sums, List.copyOf(words), List.copyOf(explanations));
  }

  /** The canary words among the options of a question. Other quizzes have none. */
  public static List<String> in(JsonNode question) {
    List<String> found = new ArrayList<>();
    for (JsonNode option : question.path("options")) {
      if (option.asText().startsWith(SPECIES)) {
        found.add(option.asText());
      }
    }
    return found;
  }
}
