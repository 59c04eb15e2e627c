package io.quizcast.quiz.questions;

import io.quizcast.quiz.refusal.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates questions from routes and from files; {@link TextsCheck} validates their texts.
 * Collects every error of an element, not only the first.
 */
public final class QuestionCheck {
  static final int MIN_OPTIONS = 2;
  static final int MAX_LABEL = 100;
  static final int MAX_LINK = 500;
  static final int MAX_TAGS = 20;
  static final int MIN_TIME = 5;
  static final int MAX_TIME = 60;
  static final int DEFAULT_TIME = 10;
  static final int MAX_POINTS = 100;
  static final int DEFAULT_DIFFICULTY = 3;

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
  private final @Nullable Integer difficultyIfMissing;

  /** Creates a check that adds every error it finds to {@code errors}. */
  public QuestionCheck(Kind kind, List<ValidationError> errors) {
    this(kind, errors, kind == Kind.POOL ? null : DEFAULT_DIFFICULTY);
  }

  /**
   * @param difficultyIfMissing the difficulty of a question that has none; null to require one
   */
  public QuestionCheck(
      Kind kind, List<ValidationError> errors, @Nullable Integer difficultyIfMissing) {
    this.kind = kind;
    this.errors = errors;
    this.difficultyIfMissing = difficultyIfMissing;
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
    Map<String, Wording> texts = new TextsCheck(element).texts(input);
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

  /** One question, whose errors are collected under its index. */
  final class Element {
    private final int index;

    Element(int index) {
      this.index = index;
    }

    void error(String field, String message) {
      errors.add(new ValidationError(index, field, message));
    }

    /** The text without surrounding spaces, after adding an error if it is not allowed. */
    String text(String field, String value, int min, int max) {
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
        if (difficultyIfMissing != null) {
          return difficultyIfMissing;
        }
        error("difficulty", "is required, 1 to 5");
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

  static @Nullable String filled(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
