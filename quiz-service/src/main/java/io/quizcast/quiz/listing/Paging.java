package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** A 1-based page. What a caller writes wrong reads as the default; it is never a refusal. */
public record Paging(int page, int size) {
  /** Past this nobody pages by hand, and the product with the size stays far from overflow. */
  private static final int LAST_PAGE = 1_000_000;

  /** Sizes outside 1…{@code maxSize} read as {@code defaultSize}. */
  public static Paging of(
      @Nullable String page, @Nullable String size, int defaultSize, int maxSize) {
    int wantedPage = number(page, 1);
    int wantedSize = number(size, defaultSize);
    return new Paging(
        wantedPage < 1 || wantedPage > LAST_PAGE ? 1 : wantedPage,
        wantedSize < 1 || wantedSize > maxSize ? defaultSize : wantedSize);
  }

  public int offset() {
    return (page - 1) * size;
  }

  private static int number(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
