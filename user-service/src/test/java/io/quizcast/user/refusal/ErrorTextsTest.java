package io.quizcast.user.refusal;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that every error text in the source code is translated, and nothing else. That the
 * languages have the same texts is checked where the texts are, in request-guard.
 */
class ErrorTextsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/quizcast/user");

  /**
   * Matches the calls that refuse a request, and the string literals in them that begin like a
   * sentence.
   */
  private static final Pattern CALL =
      Pattern.compile("(?:RequestRefused\\.\\w+|\\blength)\\(([^;]*?)\\)\\s*[;)]", Pattern.DOTALL);

  private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][^\"]* [^\"]*)\"");

  @Test
  void everyErrorTextIsTranslated() throws IOException {
    Map<String, String> translations =
        new ObjectMapper()
            .readValue(
                ErrorTexts.class.getResource("/texts/ru/user-errors.json"),
                new TypeReference<>() {});
    Set<String> texts = textsOfSources();
    assertThat(texts).hasSizeGreaterThan(15).contains("This picture has too many pixels");
    assertThat(translations.keySet()).containsExactlyInAnyOrderElementsOf(texts);
  }

  private static Set<String> textsOfSources() throws IOException {
    Set<String> texts = new TreeSet<>();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources = files.filter(path -> path.toString().endsWith(".java")).toList();
    }
    for (Path file : sources) {
      Matcher call = CALL.matcher(Files.readString(file));
      while (call.find()) {
        Matcher sentence = SENTENCE.matcher(call.group(1));
        while (sentence.find()) {
          texts.add(sentence.group(1));
        }
      }
    }
    return texts;
  }
}
