package io.quizcast.quiz.exchange;

import java.util.Map;

/** Cells of one row by the field they hold; the row itself for fields that have no cell. */
record RowPlaces(TableRow row, Map<String, Integer> columns) implements Places {
  @Override
  public String of(String field) {
    Integer column = columns.get(field);
    if (column == null && field.endsWith("]")) {
      column = columns.get(field.substring(0, field.lastIndexOf('[')));
    }
    return column == null ? "row " + row.number() : row.address(column);
  }
}
