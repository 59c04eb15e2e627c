package io.quizcast.quiz.formats;

import java.util.regex.Pattern;

/** Escapes texts for spreadsheets, which would run some of them as formulas. */
public final class SpreadsheetCell {
  /**
   * Includes leading apostrophes: otherwise {@link #plain} would drop one that belongs to a text.
   */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

  private SpreadsheetCell() {}

  /** Prefixes a text that could be a formula with an apostrophe. */
  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** Inverse of {@link #safe}. */
  public static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
