package io.quizcast.e2e.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quizcast.swarm.quiz.QuizDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A quiz whose right options are words that exist nowhere else, so that wherever one turns up
 * before its question is opened, somebody has told.
 *
 * @param words by question
 */
public record CanaryDraft(QuizDraft draft, List<String> words) {
  private static final String SPECIES = "canary-";

  /** As {@link QuizDraft#sums}, new words each time. */
  public static CanaryDraft of(int questions, int limitSeconds) {
    QuizDraft sums = QuizDraft.sums(questions, limitSeconds);
    List<String> words = new ArrayList<>();
    for (JsonNode question : sums.questions().path("questions")) {
      String word = SPECIES + UUID.randomUUID();
      words.add(word);
      int right = question.path("correct_option").asInt();
      ((ArrayNode) question.path("options")).set(right, word);
      ((ArrayNode) question.path("options_kk")).set(right, word);
    }
    return new CanaryDraft(sums, List.copyOf(words));
  }

  /** The canaries among the options of a question as it was written; none for other quizzes. */
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
