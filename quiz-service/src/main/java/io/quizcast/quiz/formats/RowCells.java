package io.quizcast.quiz.formats;

import io.quizcast.quiz.formats.table.SpreadsheetCell;
import io.quizcast.quiz.formats.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values from one row and reports an error for each cell with a value of another type.
 */
record RowCells(TableRow row, QuestionSink sink) {

  /** The text; null for a blank cell, which counts as a missing field. */
  @Nullable String text(String field, int column) {
    TableRow.Cell cell = row.cell(column);
    if (cell.problem() != null) {
      error(field, column, cell.problem());
      return cell.text();
    }
    return cell.isBlank() ? null : SpreadsheetCell.plain(cell.text());
  }

  /**
   * The number; null for a blank cell. A cell that has no whole number gives null and adds an
   * error.
   */
  @Nullable Integer number(String field, int column) {
    TableRow.Cell cell = row.cell(column);
    if (cell.problem() != null) {
      error(field, column, cell.problem());
      return null;
    }
    if (cell.isBlank()) {
      return null;
    }
    Optional<Integer> number = whole(cell.text());
    if (number.isEmpty()) {
      error(field, column, "must be a whole number");
    }
    return number.orElse(null);
  }

  /** Texts of the cells up to the last non-blank one; blank cells before it become "". */
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

  void error(String field, int column, String message) {
    sink.error(field, message, row.address(column));
  }

  /** Locates each of the given fields in its cell, and any other field in the row. */
  static QuestionSink.Locations locations(TableRow row, Map<String, Integer> columns) {
    return field -> {
      Integer column = columns.get(field);
      if (column == null && field.endsWith("]")) {
        column = columns.get(field.substring(0, field.lastIndexOf('[')));
      }
      return column == null ? "row " + row.number() : row.address(column);
    };
  }

  static Optional<Integer> whole(String text) {
    String digits = text.strip();
    return digits.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }
}
