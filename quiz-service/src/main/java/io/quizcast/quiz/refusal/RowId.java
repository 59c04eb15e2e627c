package io.quizcast.quiz.refusal;

import jakarta.ws.rs.BadRequestException;

/**
 * An id in a path. The contract bounds ids to 32 bits unsigned; anything else is answered with 400
 * {@code Invalid id} and never reaches the database.
 */
public record RowId(long value) {
  private static final long MAX = 0xFFFF_FFFFL;

  /** Called by the REST layer for path parameters. */
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

  /** Extends this type because the REST layer answers 404 for any other one of a path parameter. */
  static final class Malformed extends BadRequestException {
    private static final long serialVersionUID = 1L;
  }
}
