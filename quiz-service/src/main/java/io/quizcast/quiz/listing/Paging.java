package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** A 1-based page. Unreadable values become the defaults and are never refused. */
public record Paging(int page, int size) {
  /** An offset beyond the end of every list. */
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

  /** 0-based index of the last row that may be on the page. */
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
