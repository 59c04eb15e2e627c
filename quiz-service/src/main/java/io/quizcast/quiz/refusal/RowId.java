package io.quizcast.quiz.refusal;

import jakarta.ws.rs.BadRequestException;

/**
 * An id in a path. The contract limits ids to unsigned 32-bit numbers; anything else is answered
 * with 400 {@code Invalid id} and never reaches the database.
 */
public record RowId(long value) {
  private static final long MAX = 0xFFFF_FFFFL;

  /** Parses a path parameter; called by the REST layer. */
  public static RowId fromString(String text) {
    if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw invalid();
    }
    long value = Long.parseLong(text);
    if (value > MAX) {
      throw invalid();
    }
    return new RowId(value);
  }

  private static Malformed invalid() {
    return new Malformed();
  }

  /**
   * Thrown for a malformed id. Extends {@code BadRequestException}, because for any other exception
   * in a path parameter the REST layer answers 404.
   */
  static final class Malformed extends BadRequestException {
    private static final long serialVersionUID = 1L;
  }
}
