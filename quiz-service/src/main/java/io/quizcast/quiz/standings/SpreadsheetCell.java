package io.quizcast.quiz.standings;

import java.util.regex.Pattern;

/** Text on its way into a file that somebody opens in a spreadsheet, and back. */
public final class SpreadsheetCell {
  /** Apostrophes count: else a text that begins with our own mark would lose it on its way back. */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

  private SpreadsheetCell() {}

  /** A leading apostrophe keeps a text from being run as a formula. */
  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** What {@link #safe} was given. */
  public static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
