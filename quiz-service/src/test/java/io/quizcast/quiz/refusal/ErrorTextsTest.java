package io.quizcast.quiz.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.language.ErrorTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that every error text in the source code is translated. That the languages have the same
 * texts is checked where the texts are, in request-guard.
 */
class ErrorTextsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/quizcast/quiz");

  /** Calls that take an error text, with the index of that argument. */
  private static final Map<String, Integer> CALLS =
      Map.of(
          "because(", 0,
          "new Unreadable(", 0,
          "RequestRefused.forbidden(", 0,
          "RequestRefused.invalid(", 0,
          "new Refused(", 2,
          "sink.error(", 1,
          "cells.error(", 2,
          "new TableRow.Cell(", 1,
          " error(", 1,
          "new ValidationError(", 2);

  @Test
  void everyErrorTextIsTranslated() throws IOException {
    Map<String, String> translations =
        new ObjectMapper()
            .readValue(
                ErrorTexts.class.getResource("/texts/ru/quiz-errors.json"),
                new TypeReference<>() {});
    Set<String> texts = textsOfSources();
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(translations).containsKeys(texts.toArray(String[]::new));
  }

  @Test
  void valuesAreInsertedIntoTheTranslation() {
    ErrorTexts texts = new ErrorTexts(List.of("ru", "kk", "en"));
    assertThat(texts.translate("title must be 3 to 100 characters", "ru"))
        .isEqualTo("Название должно содержать от 3 до 100 символов");
    assertThat(texts.translate("title must be 3 to 100 characters", "en"))
        .isEqualTo("title must be 3 to 100 characters");
    assertThat(texts.translate("the file is of type $1 \\ {1}", "kk"))
        .isEqualTo("Файл түрі: $1 \\ {1}");
    assertThat(texts.translate("nobody wrote this", "ru")).isEqualTo("nobody wrote this");
  }

  private static Set<String> textsOfSources() throws IOException {
    Set<String> texts = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      // The texts of game control are part of the refusal reasons.
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !SOURCES.relativize(path).startsWith("game"))
              .toList()) {
        String source = Files.readString(file);
        CALLS.forEach((call, index) -> texts.addAll(JavaTexts.of(source, call, index)));
      }
    }
    return texts;
  }
}
