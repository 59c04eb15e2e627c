package io.quizcast.swarm.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuizDraftTest {

  @Test
  void theDemoHasTenQuestionsInThreeLanguagesWithinTheContractsLimits() throws Exception {
    JsonNode questions = QuizDraft.demo().questions().path("questions");
    assertThat(questions).hasSize(10);
    Set<String> texts = new HashSet<>();
    for (JsonNode question : questions) {
      requireWithinLimits(question, texts);
      assertThat(question.path("options")).hasSize(4);
    }
  }

  @Test
  void thePoolHasEnoughQuestionsOfEveryDifficultyAndEvenlySpreadRightOptions() throws Exception {
    JsonNode questions = DemoPool.read().questions().path("questions");
    assertThat(questions).hasSizeGreaterThanOrEqualTo(150);
    Set<String> texts = new HashSet<>();
    QuizDraft.demo()
        .questions()
        .path("questions")
        .forEach(question -> texts.add(question.path("text").asText()));
    int[] byDifficulty = new int[6];
    int[] byPlace = new int[4];
    for (JsonNode question : questions) {
      requireWithinLimits(question, texts);
      byDifficulty[question.path("difficulty").asInt()]++;
      byPlace[question.path("correct_option").asInt()]++;
    }
    for (int level = 1; level <= 5; level++) {
      assertThat(byDifficulty[level]).as("difficulty " + level).isGreaterThanOrEqualTo(20);
    }
    for (int place = 0; place < 4; place++) {
      assertThat(byPlace[place]).as("place " + place).isGreaterThan(questions.size() / 6);
    }
  }

  private static void requireWithinLimits(JsonNode question, Set<String> texts) {
    JsonNode english = question.path("texts").path("en");
    Map<String, JsonNode> optionsByText =
        Map.of(
            question.path("text").asText(), question.path("options"),
            question.path("text_kk").asText(), question.path("options_kk"),
            english.path("text").asText(), english.path("options"));
    int count = question.path("options").size();
    for (Map.Entry<String, JsonNode> wording : optionsByText.entrySet()) {
      String text = wording.getKey();
      assertThat(text).hasSizeBetween(3, 500);
      assertThat(texts.add(text)).as("asked once: " + text).isTrue();
      Set<String> different = new HashSet<>();
      wording.getValue().forEach(option -> different.add(option.asText()));
      assertThat(different).as(text).hasSize(count).doesNotContain("");
    }
    assertThat(question.path("correct_option").asInt(-1)).isBetween(0, count - 1);
    assertThat(question.path("time_limit_sec").asInt()).isBetween(5, 60);
    assertThat(question.path("difficulty").asInt()).isBetween(1, 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10})
  void theKeyOfASumPicksTheSum(int count) {
    JsonNode body = QuizDraft.sums(count, 5).questions();
    AnswerKey key = AnswerKey.of(body);
    assertThat(body.path("questions")).hasSize(count);
    for (JsonNode question : body.path("questions")) {
      String text = question.path("text").asText();
      String[] numbers = text.replaceAll("[^0-9 ]", "").strip().split(" +", -1);
      int sum = Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]);
      int right = key.rightOption(text).orElseThrow();
      assertThat(question.path("options").get(right).asInt()).isEqualTo(sum);
    }
  }
}
