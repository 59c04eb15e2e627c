package io.quizcast.quiz.formats.table;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a workbook's first sheet. Every cell is read as the text that a spreadsheet
 * shows.
 */
public final class XlsxTable {
  private static final int MAX_COLUMNS = 256;

  private static final Pattern FIRST_SHEET =
      Pattern.compile("<(?:\\w+:)?sheet\\s[^>]{0,500}?\\w{1,20}:id=[\"']([^\"']+)[\"']");
  private static final Pattern RELATION =
      Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]{0,1000}>");
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

  /**
   * Matches a cell beyond the last allowed column; the library would allocate all cells before it.
   */
  private static final Pattern FAR_AWAY =
      Pattern.compile("\\sr\\s*=\\s*[\"'](?:[^\"'0-9]{4}|[^\"']{0,100}&)");

  private XlsxTable() {}

  public static List<TableRow> rows(byte[] file, int maxRows) {
    ZipEntries entries = ZipEntries.inflate(file);
    if (entries.anyIsNotUtf8()) {
      throw Refusal.UNPROCESSABLE.because("the workbook is damaged or has no sheet");
    }
    if (entries.anyHolds(FAR_AWAY)) {
      throw Refusal.UNPROCESSABLE.because("the workbook has a cell beyond column XFD");
    }
    MergedCells merged = MergedCells.of(entries.text(firstSheet(entries)));
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(
            new ByteArrayInputStream(entries.packed()), new ReadingOptions(true, true))) {
      Sheet sheet = workbook.getFirstSheet();
      try (Stream<Row> rows = sheet.openStream()) {
        return read(rows.iterator(), merged, maxRows);
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof RequestRefused refused) {
        throw refused;
      }
      // The library may throw any exception on a broken file.
      throw Refusal.UNPROCESSABLE.because("the workbook is damaged or has no sheet");
    }
  }

  private static List<TableRow> read(Iterator<Row> rows, MergedCells merged, int maxRows) {
    List<TableRow> read = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (read.size() >= maxRows) {
        throw Refusal.TOO_LARGE.because("the sheet has more than " + maxRows + " rows");
      }
      int columns = Math.min(row.getCellCount(), MAX_COLUMNS);
      List<TableRow.Cell> cells = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        cells.add(text(row.getCell(column)));
      }
      read.add(new TableRow(row.getRowNum(), unmerged(cells, row.getRowNum(), merged)));
    }
    return read;
  }

  private static List<TableRow.Cell> unmerged(
      List<TableRow.Cell> cells, int row, MergedCells merged) {
    for (MergedCells.Range range : merged.ranges()) {
      for (int column = range.left();
          column <= Math.min(range.right(), cells.size() - 1);
          column++) {
        if (range.covers(column, row)) {
          cells.set(
              column,
              new TableRow.Cell(
                  cells.get(column).text(), "is merged (" + range.address() + "); split it"));
        }
      }
    }
    return cells;
  }

  private static TableRow.Cell text(@Nullable Cell cell) {
    if (cell == null) {
      return TableRow.Cell.EMPTY;
    }
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.ERROR) {
      return new TableRow.Cell("", "holds an error: " + printable(raw));
    }
    if (cell.getType() == CellType.NUMBER || isNumberOfFormula(cell)) {
      String format = cell.getDataFormatString();
      String plain = number(raw == null ? "" : raw);
      if (format != null && isDate(format)) {
        return new TableRow.Cell(plain, "is formatted as a date or time; format it as text");
      }
      if (format != null && LITERAL.matcher(format).replaceAll("").contains("%")) {
        return new TableRow.Cell(plain, "is formatted as a percentage; format it as text");
      }
      return TableRow.Cell.of(plain);
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return TableRow.Cell.of(Boolean.TRUE.equals(cell.getValue()) ? "TRUE" : "FALSE");
    }
    return TableRow.Cell.of(cell.getType() == CellType.FORMULA ? or(raw) : cell.getText());
  }

  private static boolean isNumberOfFormula(Cell cell) {
    return cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal;
  }

  /** Formats 1945.0 as 1945, and a stored 1.1000000000000001 as 1.1. */
  private static String number(String raw) {
    try {
      double value = Double.parseDouble(raw);
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return raw;
      }
      BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
      return Math.abs(plain.scale()) > 40 ? raw : plain.toPlainString();
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  private static boolean isDate(String format) {
    String bare = LITERAL.matcher(format).replaceAll("");
    return !bare.equalsIgnoreCase("General") && bare.matches("(?i).*[ymdhs].*");
  }

  private static String printable(@Nullable String raw) {
    return raw != null && raw.matches("#[A-Z0-9/!?]{1,15}") ? raw : "its formula failed";
  }

  private static String or(@Nullable String raw) {
    return raw == null ? "" : raw;
  }

  /** Name of the zip entry with the workbook's first sheet; "" if unknown. */
  private static String firstSheet(ZipEntries entries) {
    Matcher sheet = FIRST_SHEET.matcher(entries.text("xl/workbook.xml"));
    if (!sheet.find()) {
      return "";
    }
    Matcher relation = RELATION.matcher(entries.text("xl/_rels/workbook.xml.rels"));
    while (relation.find()) {
      if (attribute(relation.group(), "Id").equals(sheet.group(1))) {
        String target = attribute(relation.group(), "Target");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
      }
    }
    return "";
  }

  private static String attribute(String element, String name) {
    Matcher found = Pattern.compile("\\s" + name + "=[\"']([^\"']*)[\"']").matcher(element);
    return found.find() ? found.group(1) : "";
  }

  /** Finds the ranges of merged cells, because only the first cell of a range has content. */
  private record MergedCells(List<Range> ranges) {
    private static final Pattern RANGE =
        Pattern.compile(
            "<(?:\\w+:)?mergeCell\\s[^>]{0,200}?ref=[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

    /** A range of cells: columns are 0-based, rows 1-based, and both ends are included. */
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
      // These elements come after the rows. The texts of cells are escaped, so they cannot match
      // the pattern.
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
}
