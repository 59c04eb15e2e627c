package io.quizcast.quiz.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.pool.QuestionStream;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON format that exports and the pool's upload route use. */
final class JsonQuestionReader implements QuestionReader {
  private final ObjectMapper json;

  JsonQuestionReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void read(byte[] file, QuestionReader.Options options, QuestionSink sink) {
    byte[] text = FileText.decode(file).getBytes(StandardCharsets.UTF_8);
    List<ValidationError> errors = new ArrayList<>();
    try {
      new QuestionStream(json, options.maxQuestions())
          .read(
              new ByteArrayInputStream(text),
              errors,
              (index, input) -> {
                while (sink.next() < index) {
                  sink.skip();
                }
                sink.add(input, field -> null);
              });
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sink.errors().addAll(errors);
  }

  static RequestRefused notJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return Refusal.UNPROCESSABLE.because(
        at == null ? "the file is not JSON" : "line " + at.getLineNr() + " is not JSON");
  }
}
