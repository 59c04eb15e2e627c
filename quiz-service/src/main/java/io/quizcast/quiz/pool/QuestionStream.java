package io.quizcast.quiz.pool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions from JSON one at a time, so that memory use does not grow with the body. Accepts
 * {@code {"questions": […]}} and a bare array.
 */
public final class QuestionStream {
  private final ObjectMapper json;
  private final int maxQuestions;

  public QuestionStream(ObjectMapper json, int maxQuestions) {
    this.json = json;
    this.maxQuestions = maxQuestions;
  }

  /**
   * Passes on each question with its 0-based index, not validated yet, and adds an error for every
   * element that is not a question. Returns the number of elements. @throws
   * com.fasterxml.jackson.core.JsonProcessingException if the body is not JSON
   */
  public int read(
      InputStream body,
      List<ValidationError> errors,
      BiConsumer<Integer, @Nullable QuestionInput> consumer)
      throws IOException {
    int index = 0;
    try (JsonParser parser = json.getFactory().createParser(body)) {
      enterList(parser);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw Refusal.INVALID.because("the list of questions does not end");
        }
        if (index >= maxQuestions) {
          throw Refusal.TOO_LARGE.because(
              "a request may bring at most " + maxQuestions + " questions");
        }
        JsonNode node = json.readTree(parser);
        try {
          consumer.accept(index, json.treeToValue(node, QuestionInput.class));
        } catch (JsonMappingException e) {
          errors.add(new ValidationError(index, field(e), "has the wrong type"));
        }
        index++;
      }
    }
    return index;
  }

  private static void enterList(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        token = parser.nextToken();
        if (name.equals("questions")) {
          break;
        }
        parser.skipChildren();
      }
    }
    if (token != JsonToken.START_ARRAY || parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.INVALID.because("questions must be a list");
    }
  }

  private static String field(JsonMappingException e) {
    return e.getPath().isEmpty() || e.getPath().getFirst().getFieldName() == null
        ? "question"
        : e.getPath().getFirst().getFieldName();
  }
}
