package io.quizcast.quiz.formats;

import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** Twenty typical mistakes in a sheet of 500 questions. */
public final class PlantedErrors {
  public static final List<String> CELLS =
      List.of(
          "B10", "B20", "B30", "C40", "D50", "E60", "F70", "G80", "G90", "G100", "H110", "H120",
          "H130", "H140", "H250", "C150", "C160", "E170", "C300", "D300");

  private PlantedErrors() {}

  public static void into(Worksheet sheet) {
    put(sheet, "B10", "");
    put(sheet, "B20", "?");
    put(sheet, "B30", "Слишком длинно ".repeat(40));
    put(sheet, "C40", "");
    put(sheet, "D50", "");
    put(sheet, "E60", "x".repeat(201));
    put(sheet, "F70", "x".repeat(300));
    put(sheet, "G80", "soon");
    put(sheet, "G90", 7);
    put(sheet, "G100", "10 s");
    put(sheet, "H110", "");
    put(sheet, "H120", 5);
    put(sheet, "H130", 0);
    put(sheet, "H140", "B?");
    put(sheet, "H250", "1,3");
    put(sheet, "C150", LocalDate.of(2024, 5, 1));
    // Repeated answers are reported at the first one of them.
    put(sheet, "D160", "1951");
    put(sheet, "C160", "1951");
    put(sheet, "E170", 0.5);
    sheet.range(299, 2, 299, 3).merge();
  }

  /** Plants the errors that fit into the first rows. */
  static void few(Worksheet sheet) {
    put(sheet, "C10", LocalDate.of(2024, 5, 1));
    put(sheet, "E11", 0.5);
    sheet.range(11, 2, 12, 3).merge();
  }

  private static void put(Worksheet sheet, String address, Object value) {
    int column = address.charAt(0) - 'A';
    int row = Integer.parseInt(address.substring(1)) - 1;
    switch (value) {
      case Integer number -> sheet.value(row, column, number);
      case Double share -> {
        sheet.value(row, column, share);
        sheet.style(row, column).format("0%").set();
      }
      case LocalDate date -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case Object text -> sheet.value(row, column, text.toString());
    }
  }
}
