package io.quizcast.quiz.formats;

import io.quizcast.quiz.formats.table.SpreadsheetCell;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of exported tables: {@code position, difficulty, correct, …}, then {@code text,
 * option1…, explanation} of each language. {@link QuizcastLayout} reads them again.
 */
final class QuestionColumns {
  static final String POSITION = "position";
  static final String DIFFICULTY = "difficulty";

  /** 1-based number of the right option. */
  static final String CORRECT = "correct";

  static final String TIME = "time_limit_sec";
  static final String POINTS = "point_value";
  static final String CATEGORY = "category";

  /** Tags are separated by semicolons; a backslash escapes a semicolon within a tag. */
  static final String TAGS = "tags";

  static final String SOURCE = "source";
  static final String LICENCE = "licence";

  /** Link to a page that confirms the explanation. */
  static final String EXPLANATION_SOURCE = "explanation_source";

  static final List<String> PLAIN =
      List.of(
          POSITION,
          DIFFICULTY,
          CORRECT,
          TIME,
          POINTS,
          CATEGORY,
          TAGS,
          SOURCE,
          LICENCE,
          EXPLANATION_SOURCE);

  static final int OPTIONS = 6;

  private QuestionColumns() {}

  static List<String> header(Collection<String> languages) {
    List<String> names = new ArrayList<>(PLAIN);
    for (String language : languages) {
      names.add("text." + language);
      for (int i = 1; i <= OPTIONS; i++) {
        names.add("option" + i + "." + language);
      }
      names.add("explanation." + language);
    }
    return names;
  }

  /**
   * The cells of one question. Texts are escaped, so that no spreadsheet evaluates them as
   * formulas.
   */
  static List<Object> values(QuestionInput question, Collection<String> languages) {
    List<Object> values = new ArrayList<>();
    values.add(orBlank(question.position()));
    values.add(orBlank(question.difficulty()));
    values.add(question.correctOption() == null ? "" : question.correctOption() + 1);
    values.add(orBlank(question.timeLimitSec()));
    values.add(orBlank(question.pointValue()));
    values.add(safe(question.category()));
    values.add(safe(joined(question.tags())));
    values.add(safe(question.source()));
    values.add(safe(question.licence()));
    values.add(safe(question.explanationSource()));
    Map<String, Wording> texts = question.texts() == null ? Map.of() : question.texts();
    for (String language : languages) {
      Wording wording = texts.get(language);
      List<String> options = wording == null ? List.of() : wording.options();
      values.add(safe(wording == null ? null : wording.text()));
      for (int i = 0; i < OPTIONS; i++) {
        values.add(safe(i < options.size() ? options.get(i) : null));
      }
      values.add(safe(wording == null ? null : wording.explanation()));
    }
    return values;
  }

  static @Nullable List<@Nullable String> tags(@Nullable String joined) {
    if (joined == null) {
      return null;
    }
    List<@Nullable String> tags = new ArrayList<>();
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      if (c == '\\' && i + 1 < joined.length()) {
        tag.append(joined.charAt(++i));
      } else if (c == ';') {
        tags.add(tag.toString());
        tag.setLength(0);
      } else {
        tag.append(c);
      }
    }
    tags.add(tag.toString());
    tags.removeIf(word -> word == null || word.isBlank());
    return tags;
  }

  private static @Nullable String joined(@Nullable List<@Nullable String> tags) {
    return tags == null
        ? null
        : tags.stream()
            .map(tag -> String.valueOf(tag).replace("\\", "\\\\").replace(";", "\\;"))
            .collect(Collectors.joining("; "));
  }

  private static Object orBlank(@Nullable Integer number) {
    return number == null ? "" : number;
  }

  private static String safe(@Nullable String text) {
    return text == null ? "" : SpreadsheetCell.safe(text);
  }
}
