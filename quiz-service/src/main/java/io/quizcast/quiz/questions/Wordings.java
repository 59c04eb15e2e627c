package io.quizcast.quiz.questions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one question by language; never empty. {@link QuestionTexts} is what clients get of
 * them.
 */
@Schema(type = SchemaType.OBJECT, additionalProperties = Wording.class)
public record Wordings(@JsonValue @Schema(hidden = true) Map<String, Wording> byLanguage) {
  public static final String RUSSIAN = "ru";
  public static final String KAZAKH = "kk";
  public static final String ENGLISH = "en";

  /** The languages that are preferred as the main one, in this order. Any other may follow. */
  private static final List<String> PREFERRED = List.of(RUSSIAN, KAZAKH, ENGLISH);

  @JsonCreator
  public Wordings(Map<String, Wording> byLanguage) {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a question needs a language");
    }
    this.byLanguage = new TreeMap<>(byLanguage);
  }

  /**
   * The main language: the first of Russian, Kazakh, English and any other that the question has.
   */
  public String mainLanguage() {
    return PREFERRED.stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .orElseGet(() -> byLanguage.keySet().iterator().next());
  }

  public Wording main() {
    return Objects.requireNonNull(byLanguage.get(mainLanguage()));
  }

  /** The text in this language, or null so that the JSON field is absent. */
  public @Nullable String textIn(String language) {
    Wording wording = byLanguage.get(language);
    return wording == null ? null : wording.text();
  }

  /** The options in this language, or null if it has none of its own. */
  public @Nullable List<String> optionsIn(String language) {
    Wording wording = byLanguage.get(language);
    return wording == null || wording.options().isEmpty() ? null : wording.options();
  }

  /** The explanation in this language, or null. It can give away the answer. */
  public @Nullable String explanationIn(String language) {
    Wording wording = byLanguage.get(language);
    return wording == null ? null : wording.explanation();
  }
}
