package io.quizcast.quiz.standings;

/** Text on its way into a file that somebody opens in a spreadsheet. */
public final class SpreadsheetCell {
  private SpreadsheetCell() {}

  /** A leading apostrophe keeps a name from being run as a formula. */
  public static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
