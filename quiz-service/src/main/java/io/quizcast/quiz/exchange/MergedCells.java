package io.quizcast.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of merged cells in a sheet: only their first cell has a content. */
record MergedCells(List<Range> ranges) {
  private static final Pattern RANGE =
      Pattern.compile(
          "<(?:\\w+:)?mergeCell\\s[^>]{0,200}?ref=[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

  /** 0-based columns, 1-based rows, both ends included. */
  record Range(int left, int top, int right, int bottom) {
    boolean covers(int column, int row) {
      return column >= left && column <= right && row >= top && row <= bottom;
    }

    String address() {
      return TableRow.column(left) + top + ":" + TableRow.column(right) + bottom;
    }
  }

  static MergedCells of(String sheetXml) {
    List<Range> ranges = new ArrayList<>();
    // They stand behind the rows; a text in a cell is escaped and cannot look like one.
    int from = Math.max(0, sheetXml.lastIndexOf("sheetData>"));
    Matcher range = RANGE.matcher(sheetXml).region(from, sheetXml.length());
    while (range.find()) {
      ranges.add(
          new Range(
              column(range.group(1)),
              Integer.parseInt(range.group(2)),
              column(range.group(3)),
              Integer.parseInt(range.group(4))));
    }
    return new MergedCells(ranges);
  }

  private static int column(String letters) {
    int index = 0;
    for (int i = 0; i < letters.length(); i++) {
      index = index * 26 + letters.charAt(i) - 'A' + 1;
    }
    return index - 1;
  }
}
