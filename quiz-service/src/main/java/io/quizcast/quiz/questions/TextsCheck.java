package io.quizcast.quiz.questions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the texts of one question in all their forms, and collects every error. */
final class TextsCheck {
  static final int MIN_TEXT = 3;
  static final int MAX_TEXT = 500;
  static final int MAX_OPTIONS = 5;
  static final int MAX_OPTION_TEXT = 200;
  static final int MAX_EXPLANATION = 500;
  static final int MAX_LANGUAGES = 20;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?");

  private final QuestionCheck.Element element;

  TextsCheck(QuestionCheck.Element element) {
    this.element = element;
  }

  /** The texts by language; incomplete after an error. */
  Map<String, Wording> texts(QuestionInput input) {
    Map<String, Wording> texts = new TreeMap<>();
    Map<String, Wording> given = input.texts() == null ? Map.of() : input.texts();
    if (given.size() > MAX_LANGUAGES) {
      error("texts", "must have at most " + MAX_LANGUAGES + " languages");
      return texts;
    }
    given.forEach(
        (code, wording) -> {
          String language = code.toLowerCase(Locale.ROOT);
          if (!LANGUAGE.matcher(language).matches()) {
            error("texts", "has a key that is no language code");
          } else if (wording == null) {
            error("texts." + language, "must be an object");
          } else {
            texts.put(
                language,
                wording(
                    "texts." + language + ".",
                    "",
                    wording.text(),
                    wording.options(),
                    wording.explanation()));
          }
        });
    if (input.text() != null || texts.isEmpty()) {
      texts.put(
          Wordings.RUSSIAN, wording("", "", input.text(), input.options(), input.explanation()));
    } else if (QuestionCheck.filled(input.explanation()) != null) {
      explain(texts, new Wordings(texts).mainLanguage(), "explanation", input.explanation());
    }
    further(
        texts, Wordings.KAZAKH, "_kk", input.textKk(), input.optionsKk(), input.explanationKk());
    further(
        texts, Wordings.ENGLISH, "_en", input.textEn(), input.optionsEn(), input.explanationEn());
    optionsAgree(texts);
    return texts;
  }

  /**
   * Adds the fields with a language suffix. An explanation without a text is added to the text that
   * {@code texts} already has in that language.
   */
  private void further(
      Map<String, Wording> texts,
      String language,
      String suffix,
      @Nullable String text,
      @Nullable List<@Nullable String> options,
      @Nullable String explanation) {
    String given = QuestionCheck.filled(text);
    if (given != null) {
      texts.put(language, wording("", suffix, given, blank(options) ? null : options, explanation));
    } else if (!blank(options)) {
      error("text" + suffix, "is needed when there are options" + suffix);
    } else if (QuestionCheck.filled(explanation) != null) {
      explain(texts, language, "explanation" + suffix, explanation);
    }
  }

  private void explain(
      Map<String, Wording> texts, String language, String field, @Nullable String explanation) {
    Wording wording = texts.get(language);
    if (wording == null) {
      error(field, "needs the text of the question in its language");
      return;
    }
    String note = element.text(field, explanation == null ? "" : explanation, 1, MAX_EXPLANATION);
    texts.put(language, new Wording(wording.text(), wording.options(), note));
  }

  private Wording wording(
      String prefix,
      String suffix,
      @Nullable String text,
      @Nullable List<@Nullable String> options,
      @Nullable String explanation) {
    String checked =
        element.text(prefix + "text" + suffix, text == null ? "" : text, MIN_TEXT, MAX_TEXT);
    List<String> stripped = new ArrayList<>();
    if (options != null && options.size() > MAX_OPTIONS) {
      error(prefix + "options" + suffix, "must be at most " + MAX_OPTIONS);
    } else if (options != null) {
      for (int i = 0; i < options.size(); i++) {
        String option = options.get(i);
        String field = prefix + "options" + suffix + "[" + i + "]";
        stripped.add(element.text(field, option == null ? "" : option, 1, MAX_OPTION_TEXT));
      }
    }
    if (new HashSet<>(stripped).size() < stripped.size()) {
      error(prefix + "options" + suffix, "must differ from each other");
    }
    String note = QuestionCheck.filled(explanation);
    return new Wording(
        checked,
        stripped,
        note == null
            ? null
            : element.text(prefix + "explanation" + suffix, note, 1, MAX_EXPLANATION));
  }

  /**
   * Requires options in the main language, and in every other language the same number of options
   * or none.
   */
  private void optionsAgree(Map<String, Wording> texts) {
    if (texts.isEmpty()) {
      return;
    }
    int count = new Wordings(texts).main().options().size();
    if (count < QuestionCheck.MIN_OPTIONS) {
      error("options", "must be at least " + QuestionCheck.MIN_OPTIONS);
      return;
    }
    texts.forEach(
        (language, wording) -> {
          int own = wording.options().size();
          if (own != 0 && own != count) {
            String field = language.equals(Wordings.KAZAKH) ? "options_kk" : "texts." + language;
            error(field, "must have as many options as the main language: " + count);
          }
        });
  }

  /**
   * Whether every option is blank. Existing editors send empty Kazakh options as a list of blanks.
   */
  private static boolean blank(@Nullable List<@Nullable String> options) {
    return options == null
        || options.stream().allMatch(option -> QuestionCheck.filled(option) == null);
  }

  private void error(String field, String message) {
    element.error(field, message);
  }
}
