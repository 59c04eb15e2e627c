package io.quizcast.quiz.exchange;

import io.quizcast.quiz.standings.SpreadsheetCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes typed values out of one row, and says so where a cell does not hold one. */
record RowCells(TableRow row, QuestionSink sink) {

  /** Null for a blank cell, so that the field counts as left out. */
  @Nullable String text(String field, int column) {
    TableRow.Cell cell = row.cell(column);
    if (cell.problem() != null) {
      flaw(field, column, cell.problem());
      return cell.text();
    }
    return cell.isBlank() ? null : SpreadsheetCell.plain(cell.text());
  }

  /** Null for a blank cell, and, with a flaw, for one without a whole number. */
  @Nullable Integer number(String field, int column) {
    TableRow.Cell cell = row.cell(column);
    if (cell.problem() != null) {
      flaw(field, column, cell.problem());
      return null;
    }
    if (cell.isBlank()) {
      return null;
    }
    Optional<Integer> number = whole(cell.text());
    if (number.isEmpty()) {
      flaw(field, column, "must be a whole number");
    }
    return number.orElse(null);
  }

  /** Texts of neighbouring cells up to the last one that is filled; a gap stays as "". */
  List<@Nullable String> options(String field, List<Integer> columns) {
    List<@Nullable String> options = new ArrayList<>();
    int filled = 0;
    for (int i = 0; i < columns.size(); i++) {
      String text = text(field + "[" + i + "]", columns.get(i));
      options.add(text == null ? "" : text);
      if (text != null) {
        filled = i + 1;
      }
    }
    return options.subList(0, filled);
  }

  void flaw(String field, int column, String message) {
    sink.flaw(field, message, row.address(column));
  }

  static Optional<Integer> whole(String text) {
    String digits = text.strip();
    return digits.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }
}
