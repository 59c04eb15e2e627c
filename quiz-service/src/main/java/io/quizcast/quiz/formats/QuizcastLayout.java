package io.quizcast.quiz.formats;

import io.quizcast.quiz.formats.table.TableRow;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import io.quizcast.quiz.questions.Wordings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of exported tables, in any order. {@code text} without a language means the default
 * language.
 *
 * @param header the row with the column names
 * @param plain columns without a language, by name
 */
record QuizcastLayout(TableRow header, Map<String, Integer> plain) implements TableReader.Layout {
  private static final Pattern TEXT =
      Pattern.compile("(text|explanation|option([1-6]))(?:[._ ]([a-z]{2,3}(?:-[a-z0-9]{2,8})?))?");

  /** Column indexes of one language; -1 for a missing column. */
  private static final class LanguageColumns {
    int text = -1;
    int explanation = -1;
    final TreeMap<Integer, Integer> options = new TreeMap<>();
  }

  /** Reads the header row; empty if a required column is missing. */
  static Optional<QuizcastLayout> of(TableRow row) {
    Map<String, Integer> plain = new HashMap<>();
    boolean text = false;
    for (int column = 0; column < row.cells().size(); column++) {
      String name = name(row, column);
      if (QuestionColumns.PLAIN.contains(name)) {
        plain.putIfAbsent(name, column);
      }
      text |= TEXT.matcher(name).matches();
    }
    return text && plain.containsKey(QuestionColumns.CORRECT)
        ? Optional.of(new QuizcastLayout(row, plain))
        : Optional.empty();
  }

  @Override
  public void read(List<TableRow> rows, QuestionReader.Options options, QuestionSink sink) {
    TreeMap<String, LanguageColumns> languages = languages(options, sink);
    Map<String, Integer> columns = columns(languages);
    for (TableRow row : rows) {
      if (row.number() > header.number() && !row.isBlank()) {
        sink.add(question(new RowCells(row, sink), languages), RowCells.locations(row, columns));
      }
    }
  }

  private TreeMap<String, LanguageColumns> languages(
      QuestionReader.Options options, QuestionSink sink) {
    TreeMap<String, LanguageColumns> languages = new TreeMap<>();
    for (int column = 0; column < header.cells().size(); column++) {
      String name = name(header, column);
      Matcher text = TEXT.matcher(name);
      if (text.matches()) {
        String language = text.group(3) == null ? options.language() : text.group(3);
        LanguageColumns of = languages.computeIfAbsent(language, l -> new LanguageColumns());
        if (text.group(2) != null) {
          of.options.putIfAbsent(Integer.parseInt(text.group(2)), column);
        } else if (name.startsWith("text")) {
          of.text = column;
        } else {
          of.explanation = column;
        }
      } else if (!name.isEmpty() && !QuestionColumns.PLAIN.contains(name)) {
        sink.error("header", "names a column that is not known", header.address(column));
      }
    }
    return languages;
  }

  private @Nullable QuestionInput question(
      RowCells cells, TreeMap<String, LanguageColumns> languages) {
    Map<String, Wording> texts = new TreeMap<>();
    languages.forEach(
        (language, columns) -> {
          String prefix = "texts." + language + ".";
          String text = cells.text(prefix + "text", columns.text);
          List<@Nullable String> choices =
              cells.options(prefix + "options", List.copyOf(columns.options.values()));
          String explanation = cells.text(prefix + "explanation", columns.explanation);
          if (text != null || !choices.isEmpty() || explanation != null) {
            texts.put(language, new Wording(text == null ? "" : text, known(choices), explanation));
          }
        });
    return QuestionInput.of(
        texts,
        correct(cells, texts),
        cells.number("difficulty", column(QuestionColumns.DIFFICULTY)),
        cells.number("time_limit_sec", column(QuestionColumns.TIME)),
        cells.number("point_value", column(QuestionColumns.POINTS)),
        cells.number("position", column(QuestionColumns.POSITION)),
        new QuestionInput.Details(
            cells.text("category", column(QuestionColumns.CATEGORY)),
            QuestionColumns.tags(cells.text("tags", column(QuestionColumns.TAGS))),
            cells.text("source", column(QuestionColumns.SOURCE)),
            cells.text("licence", column(QuestionColumns.LICENCE)),
            cells.text("explanation_source", column(QuestionColumns.EXPLANATION_SOURCE))));
  }

  /** Reads an option number (from 1) or an option letter (from A). */
  private @Nullable Integer correct(RowCells cells, Map<String, Wording> texts) {
    int column = column(QuestionColumns.CORRECT);
    String text = cells.text("correct_option", column);
    if (text == null) {
      return null;
    }
    String word = text.strip().toUpperCase(Locale.ROOT);
    int number = word.matches("[A-F]") ? word.charAt(0) - 'A' + 1 : RowCells.whole(word).orElse(0);
    int count = texts.isEmpty() ? 0 : new Wordings(texts).main().options().size();
    if (number < 1 || number > Math.max(count, 2)) {
      cells.error(
          "correct_option", column, "must be the number of an option, 1 to " + Math.max(count, 2));
      return null;
    }
    return number - 1;
  }

  private Map<String, Integer> columns(TreeMap<String, LanguageColumns> languages) {
    Map<String, Integer> columns = new HashMap<>(plain);
    columns.put("correct_option", column(QuestionColumns.CORRECT));
    languages.forEach(
        (language, of) -> {
          String prefix = "texts." + language + ".";
          columns.put(prefix + "text", of.text);
          columns.put("texts." + language, of.text);
          columns.put(prefix + "explanation", of.explanation);
          int index = 0;
          for (int option : of.options.values()) {
            columns.put(prefix + "options[" + index++ + "]", option);
            columns.putIfAbsent(prefix + "options", option);
          }
        });
    if (!languages.isEmpty()) {
      String main = main(languages);
      alias(columns, "text", "texts." + main + ".text");
      alias(columns, "options", "texts." + main + ".options");
      alias(columns, "options_kk", "texts." + Wordings.KAZAKH + ".options");
    }
    columns.values().removeIf(column -> column < 0);
    return columns;
  }

  private static String main(TreeMap<String, LanguageColumns> languages) {
    Map<String, Wording> any = new TreeMap<>();
    languages.keySet().forEach(language -> any.put(language, new Wording("", List.of(), null)));
    return new Wordings(any).mainLanguage();
  }

  private static void alias(Map<String, Integer> columns, String alias, String field) {
    Integer column = columns.get(field);
    if (column != null) {
      columns.put(alias, column);
    }
  }

  private int column(String name) {
    return plain.getOrDefault(name, -1);
  }

  private static List<String> known(List<@Nullable String> options) {
    List<String> known = new ArrayList<>();
    options.forEach(option -> known.add(option == null ? "" : option));
    return known;
  }

  private static String name(TableRow row, int column) {
    return row.cell(column).text().strip().toLowerCase(Locale.ROOT);
  }
}
