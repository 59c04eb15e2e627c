package io.quizcast.auth.account;

/** The rules for usernames. */
public final class Usernames {
  private static final String NEVER = "\\p{Cntrl}\\p{Cf}\\p{Cs}";
  private static final String LATIN = "\\p{IsLatin}";
  private static final String CYRILLIC = "\\p{IsCyrillic}";

  /** Cyrillic letters that look like Latin ones, and the reverse. */
  private static final String AS_LATIN = "[аеорсухіАВЕКМНОРСТХІ]";

  private static final String AS_CYRILLIC = "[aeopcyxiABEKMHOPCTXI]";

  private static final String WORD_BEGINS = "(?<!\\p{L})";
  private static final String WORD_ENDS = "(?!\\p{L})";

  private static final String LATIN_WITH_GUESTS =
      WORD_BEGINS
          + ("[" + LATIN + AS_LATIN + "]*")
          + ("(?:" + LATIN + AS_LATIN + "|" + AS_LATIN + LATIN + ")")
          + ("[" + LATIN + AS_LATIN + "]*")
          + WORD_ENDS;
  private static final String CYRILLIC_WITH_GUESTS =
      WORD_BEGINS
          + ("[" + CYRILLIC + AS_CYRILLIC + "]*")
          + ("(?:" + CYRILLIC + AS_CYRILLIC + "|" + AS_CYRILLIC + CYRILLIC + ")")
          + ("[" + CYRILLIC + AS_CYRILLIC + "]*")
          + WORD_ENDS;

  /**
   * 3 to 50 characters (which {@code @Size} does not count), no invisible ones, and no word that
   * mixes Latin and Cyrillic letters so that a word looks like one of the other alphabet and
   * imitates another player's name. The length is checked first, so that long input is not searched
   * for words.
   */
  public static final String PATTERN =
      "(?=.{3,50}\\z)(?!.*(?:"
          + LATIN_WITH_GUESTS
          + "|"
          + CYRILLIC_WITH_GUESTS
          + "))[^"
          + NEVER
          + "]*";

  /** The rule as an error message. */
  public static final String RULE = "must be 3 to 50 visible characters, each word of one alphabet";

  private Usernames() {}
}
