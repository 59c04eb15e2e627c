package io.quizcast.quiz.questions;

import io.quizcast.quiz.refusal.ValidationError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates questions from routes and from files. All limits of questions are defined here.
 * Collects every error of an element, not only the first.
 */
public final class QuestionCheck {
  static final int MIN_TEXT = 3;
  static final int MAX_TEXT = 500;
  static final int MIN_OPTIONS = 2;
  static final int MAX_OPTIONS = 5;
  static final int MAX_OPTION_TEXT = 200;
  static final int MAX_EXPLANATION = 500;
  static final int MAX_LABEL = 100;
  static final int MAX_LINK = 500;
  static final int MAX_TAGS = 20;
  static final int MIN_TIME = 5;
  static final int MAX_TIME = 60;
  static final int DEFAULT_TIME = 10;
  static final int MAX_POINTS = 100;
  static final int DEFAULT_DIFFICULTY = 3;
  static final int MAX_LANGUAGES = 20;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?");

  private static final Pattern LINK =
      Pattern.compile("https?://[\\p{L}\\p{N}.-]{1,253}(:\\d{1,5})?([/?#][^\\s<>\"]*)?");

  /**
   * Control characters, surrogates, and the two characters that a spreadsheet cannot store because
   * XML does not allow them.
   */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\uFFFE\\uFFFF]");

  /**
   * Whether a question belongs to a quiz or to the pool. Decides its defaults and whether its
   * difficulty is required.
   */
  public enum Kind {
    OWN(10),
    POOL(1);

    final int defaultPoints;

    Kind(int defaultPoints) {
      this.defaultPoints = defaultPoints;
    }
  }

  private final Kind kind;
  private final List<ValidationError> errors;

  /** Creates a check that adds every error it finds to {@code errors}. */
  public QuestionCheck(Kind kind, List<ValidationError> errors) {
    this.kind = kind;
    this.errors = errors;
  }

  /** What is wrong with a text, apart from surrounding spaces; null if nothing is. */
  static @Nullable String problem(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return length == 0 ? "must not be blank" : "must be " + min + " to " + max + " characters";
    }
    return CONTROL.matcher(text).find() ? "must not contain control characters" : null;
  }

  /** Returns the valid question, or empty after adding at least one error. */
  public Optional<QuestionDraft> check(int index, @Nullable QuestionInput input) {
    int before = errors.size();
    if (input == null) {
      errors.add(new ValidationError(index, "question", "must be an object"));
      return Optional.empty();
    }
    Element element = new Element(index);
    Map<String, Wording> texts = element.texts(input);
    int correct = element.correctOption(input.correctOption(), texts);
    int difficulty = element.difficulty(input.difficulty());
    int time =
        element.ranged("time_limit_sec", input.timeLimitSec(), DEFAULT_TIME, MIN_TIME, MAX_TIME);
    int points =
        element.ranged("point_value", input.pointValue(), kind.defaultPoints, 1, MAX_POINTS);
    Integer position = input.position();
    if (position != null && position < 1) {
      element.error("position", "must be 1 or more");
    }
    List<String> tags = element.tags(input.tags());
    String category = element.label("category", input.category());
    String source = element.label("source", input.source());
    String licence = element.label("licence", input.licence());
    String explanationSource = element.link("explanation_source", input.explanationSource());
    if (errors.size() > before) {
      return Optional.empty();
    }
    Wordings wordings = new Wordings(texts);
    return Optional.of(
        new QuestionDraft(
            wordings,
            correct,
            difficulty,
            time,
            points,
            position,
            category,
            tags,
            source,
            licence,
            explanationSource,
            Fingerprint.of(wordings.main().text())));
  }

  private final class Element {
    private final int index;

    Element(int index) {
      this.index = index;
    }

    void error(String field, String message) {
      errors.add(new ValidationError(index, field, message));
    }

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
      } else if (filled(input.explanation()) != null) {
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
     * Adds the fields with a language suffix. An explanation without a text is added to the text
     * that {@code texts} already has in that language.
     */
    private void further(
        Map<String, Wording> texts,
        String language,
        String suffix,
        @Nullable String text,
        @Nullable List<@Nullable String> options,
        @Nullable String explanation) {
      String given = filled(text);
      if (given != null) {
        texts.put(
            language, wording("", suffix, given, blank(options) ? null : options, explanation));
      } else if (!blank(options)) {
        error("text" + suffix, "is needed when there are options" + suffix);
      } else if (filled(explanation) != null) {
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
      String note = text(field, explanation == null ? "" : explanation, 1, MAX_EXPLANATION);
      texts.put(language, new Wording(wording.text(), wording.options(), note));
    }

    private Wording wording(
        String prefix,
        String suffix,
        @Nullable String text,
        @Nullable List<@Nullable String> options,
        @Nullable String explanation) {
      String checked = text(prefix + "text" + suffix, text == null ? "" : text, MIN_TEXT, MAX_TEXT);
      List<String> stripped = new ArrayList<>();
      if (options != null && options.size() > MAX_OPTIONS) {
        error(prefix + "options" + suffix, "must be at most " + MAX_OPTIONS);
      } else if (options != null) {
        for (int i = 0; i < options.size(); i++) {
          String option = options.get(i);
          String field = prefix + "options" + suffix + "[" + i + "]";
          stripped.add(text(field, option == null ? "" : option, 1, MAX_OPTION_TEXT));
        }
      }
      if (new HashSet<>(stripped).size() < stripped.size()) {
        error(prefix + "options" + suffix, "must differ from each other");
      }
      String note = filled(explanation);
      return new Wording(
          checked,
          stripped,
          note == null ? null : text(prefix + "explanation" + suffix, note, 1, MAX_EXPLANATION));
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
      if (count < MIN_OPTIONS) {
        error("options", "must be at least " + MIN_OPTIONS);
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

    private String text(String field, String value, int min, int max) {
      String stripped = value.strip();
      String problem = problem(stripped, min, max);
      if (problem != null) {
        error(field, problem);
      }
      return stripped;
    }

    int correctOption(@Nullable Integer value, Map<String, Wording> texts) {
      if (value == null) {
        error("correct_option", "is required");
        return 0;
      }
      int count = texts.isEmpty() ? 0 : new Wordings(texts).main().options().size();
      if (value < 0 || (count >= MIN_OPTIONS && value >= count)) {
        error("correct_option", "must be the 0-based index of an option");
      }
      return value;
    }

    int difficulty(@Nullable Integer value) {
      if (value == null) {
        if (kind == Kind.POOL) {
          error("difficulty", "is required, 1 to 5");
        }
        return DEFAULT_DIFFICULTY;
      }
      if (value < 1 || value > 5) {
        error("difficulty", "must be 1 to 5");
      }
      return value;
    }

    int ranged(String field, @Nullable Integer value, int byDefault, int min, int max) {
      if (value == null || value == 0) {
        return byDefault;
      }
      if (value < min || value > max) {
        error(field, "must be " + min + " to " + max);
      }
      return value;
    }

    @Nullable String label(String field, @Nullable String value) {
      String filled = filled(value);
      return filled == null ? null : text(field, filled, 1, MAX_LABEL);
    }

    /** Checks a link. Only http and https are allowed, because players may open it. */
    @Nullable String link(String field, @Nullable String value) {
      String filled = filled(value);
      if (filled == null) {
        return null;
      }
      String link = text(field, filled, 1, MAX_LINK);
      if (!LINK.matcher(link).matches()) {
        error(field, "must be a link beginning with https:// or http://");
      }
      return link;
    }

    List<String> tags(@Nullable List<@Nullable String> values) {
      if (values == null) {
        return List.of();
      }
      if (values.size() > MAX_TAGS) {
        error("tags", "must be at most " + MAX_TAGS);
        return List.of();
      }
      List<String> tags = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        String tag = values.get(i);
        tags.add(text("tags[" + i + "]", tag == null ? "" : tag, 1, MAX_LABEL));
      }
      return tags.stream().distinct().toList();
    }
  }

  /**
   * Whether every option is blank. Existing editors send empty Kazakh options as a list of blanks.
   */
  private static boolean blank(@Nullable List<@Nullable String> options) {
    return options == null || options.stream().allMatch(option -> filled(option) == null);
  }

  private static @Nullable String filled(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
