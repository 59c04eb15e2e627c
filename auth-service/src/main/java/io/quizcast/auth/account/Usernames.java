package io.quizcast.auth.account;

/** What a username may look like. */
public final class Usernames {
  private static final String NEVER = "\\p{Cntrl}\\p{Cf}\\p{Cs}";

  /**
   * Nothing invisible, and Latin or Cyrillic letters but not both: with one letter of the other
   * alphabet a name reads like somebody else's.
   */
  public static final String PATTERN =
      "[^" + NEVER + "\\p{IsLatin}]*|[^" + NEVER + "\\p{IsCyrillic}]*";

  private Usernames() {}
}
