package io.quizcast.quiz.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random keys of stage links: 256 bits, written as 43 URL-safe characters. */
final class StageKey {
  private static final int BYTES = 32;
  private static final int LENGTH = 43;
  private static final SecureRandom RANDOM = new SecureRandom();

  private StageKey() {}

  static String create() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a text has the form of a key; any other text is not looked up. */
  static boolean isWellFormed(String key) {
    return key.length() == LENGTH && key.matches("[A-Za-z0-9_-]+");
  }

  /**
   * The hash under which a key is stored. A plain hash is enough, because nobody can guess a random
   * key of 256 bits.
   */
  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
