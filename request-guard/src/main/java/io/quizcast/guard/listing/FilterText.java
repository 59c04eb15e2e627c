package io.quizcast.guard.listing;

import io.quizcast.guard.RequestRefused;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
   * The id in the filter text; null means no filter.
   *
   * @param name the name of the filter, for the refusal of a text that is not an id
   */
  public static @Nullable Long id(String name, @Nullable String text) {
    String filled = of(text);
    if (filled != null && !filled.matches("\\d{1,18}")) {
      throw RequestRefused.invalid(name + " must be a number");
    }
    return filled == null ? null : (Long) Long.parseLong(filled);
  }

  /**
   * The time in the filter text, in ISO 8601; null means no filter. Refuses other texts, like
   * {@link #id}.
   */
  public static @Nullable Instant moment(String name, @Nullable String text) {
    String filled = of(text);
    if (filled == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(filled).toInstant();
    } catch (DateTimeParseException odd) {
      throw RequestRefused.invalid(name + " must be a time such as 2026-05-01T18:00:00Z");
    }
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
