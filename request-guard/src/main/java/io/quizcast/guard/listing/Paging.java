package io.quizcast.guard.listing;

import org.jspecify.annotations.Nullable;

/** A 1-based page of a list. */
public record Paging(int page, int size) {
  /** Maximum offset, which is beyond the end of any list. */
  private static final int PAST_THE_END = 1_000_000_000;

  /**
   * The last page that can be requested. It is beyond the end of any list, and its offset does not
   * overflow.
   */
  private static final int LAST = 100_000;

  /**
   * Replaces values that are not numbers by the defaults; a size outside 1…{@code maxSize} becomes
   * {@code defaultSize}.
   */
  public static Paging of(
      @Nullable String page, @Nullable String size, int defaultSize, int maxSize) {
    int wantedPage = number(page, 1);
    int wantedSize = number(size, defaultSize);
    return new Paging(
        wantedPage < 1 ? 1 : wantedPage,
        wantedSize < 1 || wantedSize > maxSize ? defaultSize : wantedSize);
  }

  /** Replaces values that are too small or too large by the nearest allowed value. */
  public static Paging clamped(int page, int size, int maxSize) {
    return new Paging(Math.clamp(page, 1, LAST), Math.clamp(size, 1, maxSize));
  }

  public int offset() {
    return (int) Math.min((page - 1L) * size, PAST_THE_END);
  }

  /** The 0-based index of the last row of the page. */
  public int last() {
    return offset() + size - 1;
  }

  private static int number(@Nullable String text, int byDefault) {
    if (text == null) {
      return byDefault;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return byDefault;
    }
  }
}
