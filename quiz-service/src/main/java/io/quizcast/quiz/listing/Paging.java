package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** A 1-based page of a list. Unreadable values are replaced by the defaults, never refused. */
public record Paging(int page, int size) {
  /** Maximum offset, beyond the end of any list. */
  private static final int PAST_THE_END = 1_000_000_000;

  /** A size outside 1…{@code maxSize} becomes {@code defaultSize}. */
  public static Paging of(
      @Nullable String page, @Nullable String size, int defaultSize, int maxSize) {
    int wantedPage = number(page, 1);
    int wantedSize = number(size, defaultSize);
    return new Paging(
        wantedPage < 1 ? 1 : wantedPage,
        wantedSize < 1 || wantedSize > maxSize ? defaultSize : wantedSize);
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
