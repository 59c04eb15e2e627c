package io.quizcast.quiz.refusal;

import org.jspecify.annotations.Nullable;

/** Why an admin did something, in his own words. */
public final class GivenReason {
  private static final int LONGEST = 500;

  private GivenReason() {}

  /** Trimmed; a refusal when it is missing or too long. */
  public static String of(@Nullable String reason) {
    return text("reason", reason, LONGEST);
  }

  /** A required text of at most so many characters; a refusal that names the field otherwise. */
  public static String text(String field, @Nullable String value, int longest) {
    String given = value == null ? "" : value.strip();
    boolean broken = given.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    if (given.isEmpty() || broken || given.codePointCount(0, given.length()) > longest) {
      throw Refusal.UNPROCESSABLE.because(
          field + " is required, with at most " + longest + " characters");
    }
    return given;
  }
}
