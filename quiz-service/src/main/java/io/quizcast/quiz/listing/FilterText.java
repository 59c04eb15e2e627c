package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** Reads the text of a list filter. */
public final class FilterText {
  private FilterText() {}

  /**
   * The filter text; null if it is blank, which means no filter. Removes NUL characters, which
   * PostgreSQL refuses.
   */
  public static @Nullable String of(@Nullable String text) {
    String filled = text == null ? "" : text.replace("\0", "").strip();
    return filled.isEmpty() ? null : filled;
  }
}
