package io.quizcast.swarm.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A quiz that has not been created yet, with its questions in the form of the contract, and
 * therefore with its answer key.
 *
 * @param revealMs how long the verdict of a question is shown
 * @param questions the body of {@code POST /api/quizzes/{id}/questions}
 */
public record QuizDraft(String title, String description, int revealMs, ObjectNode questions) {
  /** This is long enough for people to read the verdict. */
  private static final int REVEAL_FOR_PEOPLE_MS = 5_000;

  /** The value of the reference system, so that figures stay comparable. */
  public static final int REVEAL_FOR_BOTS_MS = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A quiz as the platform stored it. */
  public record Written(long id, Instant startsAt, AnswerKey key) {}

  /** Ten questions on mixed topics in Russian, Kazakh and English. */
  public static QuizDraft demo() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(QuizDraft.class.getResourceAsStream("demo-quiz.json"))) {
      JsonNode quiz = JSON.readTree(in);
      ObjectNode body = JSON.createObjectNode();
      ArrayNode questions = body.putArray("questions");
      for (JsonNode source : quiz.path("questions")) {
        questions.add(inContractShape(source));
      }
      return new QuizDraft(
          quiz.path("title").path("ru").asText(),
          quiz.path("description").path("ru").asText(),
          REVEAL_FOR_PEOPLE_MS,
          body);
    }
  }

  /**
   * A quiz of additions, for load tests.
   *
   * @param limitSeconds 5 to 60, as in the contract
   */
  public static QuizDraft sums(int count, int limitSeconds) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode questions = body.putArray("questions");
    for (int i = 1; i <= count; i++) {
      int left = 10 + i * 3;
      int right = 7 + i;
      int place = i % 4;
      ObjectNode question = questions.addObject();
      question.put("text", "Сколько будет %d + %d?".formatted(left, right));
      question.put("text_kk", "%d + %d қанша болады?".formatted(left, right));
      ArrayNode options = question.putArray("options");
      ArrayNode optionsKk = question.putArray("options_kk");
      for (int option = 0; option < 4; option++) {
        String text = String.valueOf(left + right + (option - place) * 2);
        options.add(text);
        optionsKk.add(text);
      }
      question.put("correct_option", place);
      question.put("time_limit_sec", limitSeconds);
      question.put("point_value", 1);
      question.put("difficulty", Math.min(5, 1 + i / 2));
    }
    return new QuizDraft("Счёт на скорость", "Проверка под нагрузкой", REVEAL_FOR_BOTS_MS, body);
  }

  /**
   * Creates the quiz with its questions. It starts by itself at its scheduled time.
   *
   * @param prizeFund in whole units
   */
  public Written write(AdminSession admin, Instant startsAt, long prizeFund)
      throws IOException, InterruptedException {
    Instant due = startsAt.truncatedTo(ChronoUnit.MILLIS);
    ObjectNode quiz =
        JSON.createObjectNode()
            .put("title", title)
            .put("description", description)
            .put("scheduled_time", due.toString())
            .put("prize_fund", prizeFund)
            .put("reveal_ms", revealMs)
            .put("finish_on_zero_players", false)
            .put("question_source_mode", "admin_only");
    long id = admin.post("/api/quizzes", quiz).path("id").asLong();
    admin.post("/api/quizzes/" + id + "/questions", questions);
    return new Written(id, due, AnswerKey.of(questions));
  }

  static ObjectNode inContractShape(JsonNode source) {
    ObjectNode question = JSON.createObjectNode();
    question.set("text", source.path("ru").path("text"));
    question.set("text_kk", source.path("kk").path("text"));
    question.set("options", source.path("ru").path("options"));
    question.set("options_kk", source.path("kk").path("options"));
    question.putObject("texts").set("en", source.path("en"));
    question.set("correct_option", source.path("correct_option"));
    question.set("time_limit_sec", source.path("time_limit_sec"));
    question.set("difficulty", source.path("difficulty"));
    return question.put("point_value", 1);
  }
}
