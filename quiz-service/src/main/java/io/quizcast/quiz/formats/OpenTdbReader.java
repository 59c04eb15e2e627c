package io.quizcast.quiz.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.refusal.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads API responses of the Open Trivia Database in its default encoding, HTML entities. */
final class OpenTdbReader implements QuestionReader {
  private static final String SOURCE = "Open Trivia Database";
  private static final String LICENCE = "CC BY-SA 4.0";

  private final ObjectMapper json;

  OpenTdbReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void read(byte[] file, QuestionReader.Options options, QuestionSink sink) {
    JsonNode results = tree(file).path("results");
    if (!results.isArray()) {
      throw Refusal.UNPROCESSABLE.because("the file has no list \"results\"");
    }
    for (JsonNode result : results) {
      String location = "results[" + sink.next() + "]";
      sink.add(
          question(result, options, location, sink)
              .input(options.language(), difficulty(result, location, sink), SOURCE, LICENCE),
          field -> location);
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
      JsonNode result, QuestionReader.Options options, String location, QuestionSink sink) {
    String text = plain(result.path("question"));
    String category = plain(result.path("category"));
    String right = plain(result.path("correct_answer"));
    List<String> choices = new ArrayList<>();
    @Nullable Integer correct = null;
    if (result.path("type").asText().equals("boolean")) {
      choices.addAll(DraftQuestion.trueOrFalse(options.language()));
      correct = right.equalsIgnoreCase("true") ? 0 : 1;
    } else if (right.isEmpty()) {
      sink.error("correct_option", "correct_answer is missing", location);
    } else {
      result.path("incorrect_answers").forEach(wrong -> choices.add(plain(wrong)));
      // The index of the right option is derived from the text, so that a repeated import gives the
      // same options.
      correct = Math.floorMod(text.hashCode(), choices.size() + 1);
      choices.add(correct, right);
    }
    return new DraftQuestion(text, choices, correct, null, category.isEmpty() ? null : category);
  }

  private static int difficulty(JsonNode result, String location, QuestionSink sink) {
    return switch (result.path("difficulty").asText()) {
      case "easy" -> 2;
      case "medium" -> 3;
      case "hard" -> 4;
      default -> {
        sink.error("difficulty", "must be easy, medium or hard", location);
        yield 3;
      }
    };
  }

  private static String plain(JsonNode text) {
    return FileText.unescapeHtml(text.asText("")).strip();
  }
}
