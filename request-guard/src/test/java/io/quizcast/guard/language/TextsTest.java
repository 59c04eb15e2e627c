package io.quizcast.guard.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the texts of every language with those of the first one. */
class TextsTest {
  private static final Path FOLDER = Path.of("src/main/resources/texts");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final String FIRST = languages().getFirst();

  static List<String> languages() {
    return List.of(Installation.LANGUAGES.split(","));
  }

  @Test
  void everyFolderIsALanguageOfTheList() throws IOException {
    assertThat(names(FOLDER)).containsExactlyInAnyOrderElementsOf(languages());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aLanguageHasEveryTextWithTheSamePlaceholders(String language) throws IOException {
    Map<String, String> expected = texts(FIRST);
    if (language.equals(ErrorTexts.ENGLISH)) {
      // Errors are written in English in the code.
      expected.keySet().removeIf(text -> text.contains("errors.json"));
    }
    assertThat(expected).hasSizeGreaterThan(20);
    Map<String, String> found = texts(language);
    assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(found)
        .allSatisfy(
            (key, text) ->
                assertThat(placeholders(text))
                    .as(key)
                    .isEqualTo(placeholders(expected.getOrDefault(key, ""))));
  }

  /** Returns all texts of a language, by file and key. */
  private static Map<String, String> texts(String language) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (String file : names(FOLDER.resolve(language))) {
      if (file.endsWith(".json")) {
        ErrorTexts.read(language, file).forEach((key, text) -> texts.put(file + " " + key, text));
      } else {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(FOLDER.resolve(language).resolve(file)));
        properties.forEach((key, text) -> texts.put(file + " " + key, (String) text));
      }
    }
    assertThat(texts.values()).allSatisfy(text -> assertThat(text).isNotBlank());
    return texts;
  }

  private static TreeSet<String> placeholders(String text) {
    TreeSet<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aLanguageWithoutTextsEndsTheStart() {
    List<String> languages = List.of(FIRST, "eo");
    assertThatThrownBy(() -> new Texts("user-reminders", languages))
        .hasMessage("There is no file texts/eo/user-reminders.properties");
    assertThatThrownBy(() -> new ErrorTexts(languages))
        .hasMessage("There is no file texts/eo/errors.json");
  }

  @Test
  void anUnknownLanguageGetsTheFirstOne() {
    Texts texts = new Texts("user-reminders", languages());
    assertThat(texts.in("eo")).isEqualTo(texts.in(FIRST)).isEqualTo(texts.in(null));
    assertThat(texts.in("en").day(Instant.parse("2026-11-25T20:30:00Z"))).isEqualTo("26 November");
    assertThat(texts.in("en").time(Instant.parse("2026-11-25T20:30:00Z"))).isEqualTo("01:30");
  }
}
