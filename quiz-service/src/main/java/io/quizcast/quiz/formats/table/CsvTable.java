package io.quizcast.quiz.formats.table;

import io.quizcast.quiz.refusal.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the rows of a CSV file. The delimiter is the one that is most frequent in the first line.
 */
public final class CsvTable {
  private CsvTable() {}

  public static List<TableRow> rows(String text, int maxRows) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreEmptyLines(false)
            .setTrailingData(false)
            .get();
    List<TableRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (rows.size() >= maxRows) {
          throw Refusal.TOO_LARGE.because("the file has more than " + maxRows + " rows");
        }
        List<TableRow.Cell> cells = new ArrayList<>(record.size());
        record.forEach(value -> cells.add(TableRow.Cell.of(value)));
        rows.add(new TableRow(rows.size() + 1, cells));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw Refusal.UNPROCESSABLE.because(
          "row %d is not CSV: a quotation mark is never closed, or text follows one"
              .formatted(rows.size() + 1));
    }
    return rows;
  }

  private static char delimiter(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
