package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.refusal.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** What the Open Trivia Database answers, in its default encoding (HTML entities). */
final class OpenTdbReader implements QuestionReader {
  private static final String SOURCE = "Open Trivia Database";
  private static final String LICENCE = "CC BY-SA 4.0";

  private final ObjectMapper json;

  OpenTdbReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void read(byte[] file, ReadingOptions options, QuestionSink sink) {
    JsonNode results = tree(file).path("results");
    if (!results.isArray()) {
      throw Refusal.UNPROCESSABLE.because("the file has no list \"results\"");
    }
    for (JsonNode result : results) {
      String place = "results[" + sink.next() + "]";
      sink.add(
          question(result, options, place, sink)
              .input(options.language(), difficulty(result, place, sink), SOURCE, LICENCE),
          field -> place);
    }
  }

  private JsonNode tree(byte[] file) {
    try {
      return json.readTree(FileText.decode(file));
    } catch (JsonProcessingException e) {
      throw JsonQuestionReader.notJson(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private DraftQuestion question(
      JsonNode result, ReadingOptions options, String place, QuestionSink sink) {
    String text = plain(result.path("question"));
    String category = plain(result.path("category"));
    String right = plain(result.path("correct_answer"));
    List<String> choices = new ArrayList<>();
    @Nullable Integer correct = null;
    if (result.path("type").asText().equals("boolean")) {
      choices.addAll(DraftQuestion.trueOrFalse(options.language()));
      correct = right.equalsIgnoreCase("true") ? 0 : 1;
    } else if (right.isEmpty()) {
      sink.flaw("correct_option", "correct_answer is missing", place);
    } else {
      result.path("incorrect_answers").forEach(wrong -> choices.add(plain(wrong)));
      // The file has the right one apart; its place follows from the text, so that it is stable.
      correct = Math.floorMod(text.hashCode(), choices.size() + 1);
      choices.add(correct, right);
    }
    return new DraftQuestion(text, choices, correct, null, category.isEmpty() ? null : category);
  }

  private static int difficulty(JsonNode result, String place, QuestionSink sink) {
    return switch (result.path("difficulty").asText()) {
      case "easy" -> 2;
      case "medium" -> 3;
      case "hard" -> 4;
      default -> {
        sink.flaw("difficulty", "must be easy, medium or hard", place);
        yield 3;
      }
    };
  }

  private static String plain(JsonNode text) {
    return StringEscapeUtils.unescapeHtml4(text.asText("")).strip();
  }
}
