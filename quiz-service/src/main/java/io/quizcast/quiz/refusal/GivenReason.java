package io.quizcast.quiz.refusal;

import org.jspecify.annotations.Nullable;

/** Validates the reason that an admin gives for a decision. */
public final class GivenReason {
  public static final int MAX_LENGTH = 500;

  private GivenReason() {}

  /** The reason without surrounding spaces. Refuses a missing or too long one. */
  public static String of(@Nullable String reason) {
    return text("reason", reason, MAX_LENGTH);
  }

  /** A required text of at most {@code maxLength} characters. A refusal names the field. */
  public static String text(String field, @Nullable String value, int maxLength) {
    String given = value == null ? "" : value.strip();
    boolean broken = given.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    if (given.isEmpty() || broken || given.codePointCount(0, given.length()) > maxLength) {
      throw Refusal.UNPROCESSABLE.because(
          field + " is required, with at most " + maxLength + " characters");
    }
    return given;
  }
}
