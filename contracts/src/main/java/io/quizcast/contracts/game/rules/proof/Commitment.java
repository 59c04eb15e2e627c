package io.quizcast.contracts.game.rules.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The commitment to a right option that is published with its question: a hash over the option and
 * 32 random bytes. It does not reveal the option and makes every later change of it detectable.
 */
public final class Commitment {
  /** Length of a nonce in bytes; a shorter one could be found by trying all values. */
  public static final int NONCE_BYTES = 32;

  private static final String DOMAIN = "quizcast-answer-1";

  private Commitment() {}

  /**
   * SHA-256 in hex over the domain separator, both ids and the option as decimal ASCII, each
   * followed by a zero byte, and then the nonce.
   *
   * @param rightOption the number that the reveal sends as {@code correct_option}
   * @param nonce in hex
   */
  public static String of(long quizId, long questionId, int rightOption, String nonce) {
    String head = DOMAIN + '\0' + quizId + '\0' + questionId + '\0' + rightOption + '\0';
    byte[] text = head.getBytes(StandardCharsets.US_ASCII);
    byte[] random = HexFormat.of().parseHex(nonce);
    byte[] bytes = ByteBuffer.allocate(text.length + random.length).put(text).put(random).array();
    return Sha256.hex(bytes);
  }

  /** Whether the commitment was made for this option and nonce; false for a malformed nonce. */
  public static boolean isKept(
      String commitment, long quizId, long questionId, int rightOption, @Nullable String nonce) {
    if (nonce == null || !nonce.matches("[0-9a-f]{" + 2 * NONCE_BYTES + "}")) {
      return false;
    }
    return commitment.equals(of(quizId, questionId, rightOption, nonce));
  }
}
