package io.quizcast.quiz.formats.table;

import java.util.regex.Pattern;

/** Escapes texts that spreadsheets would evaluate as formulas. */
public final class SpreadsheetCell {
  /**
   * Texts that need the escape. A text that begins with an apostrophe needs it too, because {@link
   * #plain} would otherwise drop that apostrophe.
   */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

  private SpreadsheetCell() {}

  /** Puts an apostrophe before a text that could be a formula. */
  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** Inverse of {@link #safe}. */
  public static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
