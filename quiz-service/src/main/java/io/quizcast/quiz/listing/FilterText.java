package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** Reads a text by which a list is filtered. */
public final class FilterText {
  private FilterText() {}

  /** Null when blank, which means no filter. Drops NUL, which PostgreSQL refuses. */
  public static @Nullable String of(@Nullable String text) {
    String filled = text == null ? "" : text.replace("\0", "").strip();
    return filled.isEmpty() ? null : filled;
  }
}
