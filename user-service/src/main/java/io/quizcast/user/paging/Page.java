package io.quizcast.user.paging;

import org.jspecify.annotations.Nullable;

/**
 * The requested page of a list. According to the contract an invalid number counts as the default,
 * and a number above the maximum as the maximum.
 *
 * @param number 1-based
 */
public record Page(int number, int size) {
  private static final int DEFAULT_SIZE = 10;

  /** No list has more pages than this, and {@code number * size} cannot overflow. */
  private static final int LAST = 10_000_000;

  public static Page of(@Nullable String number, @Nullable String size, int largest) {
    return new Page(
        Math.min(positiveOr(number, 1), LAST), Math.min(positiveOr(size, DEFAULT_SIZE), largest));
  }

  public int offset() {
    return (number - 1) * size;
  }

  /** Numbers of up to 19 digits count as above the maximum, and longer ones as invalid. */
  private static int positiveOr(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      long given = Long.parseLong(text);
      return given < 1 ? otherwise : (int) Math.min(given, Integer.MAX_VALUE);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
