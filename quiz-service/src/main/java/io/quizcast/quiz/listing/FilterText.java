package io.quizcast.quiz.listing;

import java.util.Locale;
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

  /**
   * The pattern of lower-case texts that contain the filter text, for {@code like … escape '!'}.
   */
  public static String containing(String text) {
    return "%" + startingWith(text);
  }

  /** Same as {@link #containing}, for texts that start with the filter text. */
  public static String startingWith(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
