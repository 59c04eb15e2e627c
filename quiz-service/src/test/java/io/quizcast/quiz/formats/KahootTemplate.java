package io.quizcast.quiz.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes files like Kahoot's template, with text above the header, the header in row 8 and
 * questions from row 9 on.
 */
public final class KahootTemplate {
  static final int FIRST_ROW = 9;

  private KahootTemplate() {}

  /** Writes a workbook of valid questions. {@code spoil} can change it before it is saved. */
  public static byte[] workbook(int questions, Consumer<Worksheet> spoil) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Kahoot", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sheet1");
      sheet.value(1, 1, "Quiz template");
      sheet.range(1, 1, 1, 7).merge();
      sheet.value(3, 1, "Remember: questions have a limit of 120 characters");
      String[] captions = {
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one"
      };
      for (int column = 1; column < captions.length; column++) {
        sheet.value(7, column, captions[column]);
      }
      for (int i = 0; i < questions; i++) {
        int row = FIRST_ROW - 1 + i;
        sheet.value(row, 0, i + 1);
        sheet.value(row, 1, "В каком году случилось событие номер " + (i + 1) + "?");
        for (int option = 0; option < 4; option++) {
          sheet.value(row, 2 + option, 1900 + (i + option) % 120);
        }
        sheet.value(row, 6, 20);
        sheet.value(row, 7, 1 + i % 4);
      }
      // The template numbers empty rows too.
      sheet.value(FIRST_ROW - 1 + questions, 0, questions + 1);
      spoil.accept(sheet);
    }
    return out.toByteArray();
  }
}
