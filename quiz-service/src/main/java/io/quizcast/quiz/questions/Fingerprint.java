package io.quizcast.quiz.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Hash of a question's text by which duplicates are found. It ignores case, spacing, punctuation
 * and the difference of ё and е.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('ё', 'е')
            .replaceAll("[^\\p{L}\\p{N}\\p{S}]+", " ")
            .strip();
    // Texts that consist only of punctuation must not all get the same hash.
    String basis = folded.isEmpty() ? text.strip() : folded;
    return HexFormat.of().formatHex(sha256().digest(basis.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
