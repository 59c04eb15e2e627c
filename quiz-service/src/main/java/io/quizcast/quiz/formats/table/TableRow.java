package io.quizcast.quiz.formats.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table in any file format.
 *
 * @param number 1-based row number, as in a spreadsheet
 */
public record TableRow(int number, List<Cell> cells) {
  /**
   * A cell as text.
   *
   * @param problem why the content cannot be read as text, or null
   */
  public record Cell(String text, @Nullable String problem) {
    static final Cell EMPTY = new Cell("", null);

    static Cell of(String text) {
      return text.isEmpty() ? EMPTY : new Cell(text, null);
    }

    public boolean isBlank() {
      return problem == null && text.isBlank();
    }
  }

  /**
   * The cell in a 0-based column; an empty cell past the end of the row and for a missing column.
   */
  public Cell cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  public boolean isBlank() {
    return cells.stream().allMatch(Cell::isBlank);
  }

  public String address(int column) {
    return column(column) + number;
  }

  /** The letters of a 0-based column: A for 0, Z for 25, AA for 26. */
  static String column(int index) {
    StringBuilder letters = new StringBuilder();
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
