package io.quizcast.auth.account;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for usernames. */
public final class Usernames {
  private static final String NEVER = "\\p{Cntrl}\\p{Cf}\\p{Cs}";
  private static final String LATIN = "\\p{IsLatin}";
  private static final String CYRILLIC = "\\p{IsCyrillic}";

  /** Cyrillic letters that look like Latin ones, with their counterparts. */
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
   * The pattern of a username: 3 to 50 characters ({@code @Size} counts UTF-16 units instead), none
   * of them invisible, and without words that mix Latin and Cyrillic letters to imitate another
   * player's name. The length is checked first, because searching long input for words would take
   * too long.
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

  /**
   * Default-ignorable characters that are not format characters: combining joiner, Hangul fillers,
   * Khmer and Mongolian controls, variation selectors. Format characters are refused by {@link
   * #PATTERN}.
   */
  private static final Pattern IGNORABLE =
      Pattern.compile(
          "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0"
              + "\\x{E0100}-\\x{E01EF}]");

  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private Usernames() {}

  /**
   * Returns the form in which a username is stored: normalised to NFKC, trimmed, and without
   * ignorable characters.
   */
  public static String normalise(String given) {
    String compatible = Normalizer.normalize(given, Normalizer.Form.NFKC);
    return IGNORABLE.matcher(compatible).replaceAll("").strip();
  }

  /** Returns the UTS #39 skeleton in lower case; equal for names that look alike. */
  public static String skeleton(String username) {
    return CONFUSABLES.getSkeleton(username.toLowerCase(Locale.ROOT));
  }
}
