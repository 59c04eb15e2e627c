package io.quizcast.quiz.listing;

import org.jspecify.annotations.Nullable;

/** What somebody wrote to narrow a list by. */
public final class FilterText {
  private FilterText() {}

  /** Null for nothing: then everything is listed. PostgreSQL takes no NUL, so it is left out. */
  public static @Nullable String of(@Nullable String text) {
    String filled = text == null ? "" : text.replace("\0", "").strip();
    return filled.isEmpty() ? null : filled;
  }
}
