package io.quizcast.quiz.formats;

import io.quizcast.quiz.formats.table.TableRow;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of Kahoot's spreadsheet template: each row has a question, its answers, and the
 * numbers of the right answers in the last column. Questions with several right answers are
 * refused.
 *
 * @param headerRow 1-based
 */
record KahootLayout(int headerRow, int question, List<Integer> answers, int time, int correct)
    implements TableReader.Layout {
  /** The time limits that the template offers. */
  private static final Set<Integer> SECONDS = Set.of(5, 10, 20, 30, 60, 90, 120, 240);

  private static final int MAX_SECONDS = 60;
  private static final int MAX_ANSWERS = 6;

  static Optional<KahootLayout> of(TableRow row) {
    int question = -1;
    int time = -1;
    int correct = -1;
    List<Integer> answers = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      String name = row.cell(column).text().strip().toLowerCase(Locale.ROOT);
      if (question < 0 && name.startsWith("question")) {
        question = column;
      } else if (answers.size() < MAX_ANSWERS
          && name.matches("(?s)answer " + (answers.size() + 1) + "\\b.*")) {
        answers.add(column);
      } else if (name.startsWith("time limit")) {
        time = column;
      } else if (name.startsWith("correct answer")) {
        correct = column;
      }
    }
    return question < 0 || answers.size() < 2 || correct < 0
        ? Optional.empty()
        : Optional.of(
            new KahootLayout(row.number(), question, List.copyOf(answers), time, correct));
  }

  @Override
  public void read(List<TableRow> rows, QuestionReader.Options options, QuestionSink sink) {
    String prefix = "texts." + options.language() + ".";
    Map<String, Integer> columns = new HashMap<>();
    columns.put(prefix + "text", question);
    columns.put("text", question);
    columns.put("options", answers.getFirst());
    columns.put(prefix + "options", answers.getFirst());
    for (int i = 0; i < answers.size(); i++) {
      columns.put(prefix + "options[" + i + "]", answers.get(i));
    }
    columns.put("time_limit_sec", time < 0 ? question : time);
    columns.put("correct_option", correct);
    for (TableRow row : rows) {
      // The template also numbers unused rows in the first column.
      if (row.number() > headerRow && !isUnused(row)) {
        sink.add(question(new RowCells(row, sink), options), RowCells.locations(row, columns));
      }
    }
  }

  private boolean isUnused(TableRow row) {
    return row.cell(question).isBlank()
        && row.cell(correct).isBlank()
        && answers.stream().allMatch(column -> row.cell(column).isBlank());
  }

  private QuestionInput question(RowCells cells, QuestionReader.Options options) {
    String prefix = "texts." + options.language() + ".";
    String text = cells.text(prefix + "text", question);
    List<String> choices = new ArrayList<>();
    cells
        .options(prefix + "options", answers)
        .forEach(choice -> choices.add(choice == null ? "" : choice));
    Wording wording = new Wording(text == null ? "" : text, choices, null);
    return QuestionInput.of(
        Map.of(options.language(), wording),
        correct(cells, choices),
        null,
        seconds(cells),
        null,
        null,
        QuestionInput.Details.NONE);
  }

  private @Nullable Integer seconds(RowCells cells) {
    Integer seconds = cells.number("time_limit_sec", time);
    if (seconds == null) {
      return null;
    }
    if (!SECONDS.contains(seconds)) {
      cells.error("time_limit_sec", time, "must be 5, 10, 20, 30, 60, 90, 120 or 240");
      return null;
    }
    if (seconds > MAX_SECONDS) {
      cells
          .sink()
          .note("questions with more than " + MAX_SECONDS + " s were given " + MAX_SECONDS + " s");
    }
    return Math.min(seconds, MAX_SECONDS);
  }

  private @Nullable Integer correct(RowCells cells, List<String> choices) {
    String text = cells.text("correct_option", correct);
    if (text == null) {
      return null;
    }
    if (text.strip().matches("\\d(\\s*[,;]\\s*\\d)+")) {
      cells.error("correct_option", correct, "names several answers; a question here has one");
      return null;
    }
    int number = RowCells.whole(text).orElse(0);
    if (number < 1 || number > answers.size()) {
      cells.error(
          "correct_option", correct, "must be the number of an answer, 1 to " + answers.size());
      return null;
    }
    if (number > choices.size()) {
      cells.error("correct_option", correct, "names answer " + number + ", which is empty");
      return null;
    }
    return number - 1;
  }
}
