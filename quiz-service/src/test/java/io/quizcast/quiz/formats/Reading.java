package io.quizcast.quiz.formats;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quizcast.quiz.questions.QuestionCheck;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads files like the routes, but without a server. */
final class Reading {
  static final QuestionReader.Options OPTIONS = new QuestionReader.Options("ru", 3, 20_000);

  static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Reading() {}

  static QuestionFile read(byte[] file) {
    return read(file, Optional.empty());
  }

  static QuestionFile read(byte[] file, Optional<QuestionFormat> format) {
    return QuestionFile.read(file, format, QuestionCheck.Kind.POOL, OPTIONS, JSON);
  }

  static QuestionFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }
}
