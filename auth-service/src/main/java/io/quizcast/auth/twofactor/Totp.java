package io.quizcast.auth.twofactor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes according to RFC 6238, with the parameters that authenticators use:
 * HMAC-SHA-1, steps of 30 seconds, six digits.
 */
final class Totp {
  static final int DIGITS = 6;
  private static final long STEP_SECONDS = 30;

  /** Accepted clock difference, in steps. */
  private static final int TOLERANCE = 1;

  private Totp() {}

  static long step(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
  }

  static String code(byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return ("%0" + digits + "d").formatted(number % (long) Math.pow(10, digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param after the last spent step; codes of this step and of earlier ones do not match
   * @return the step of the code
   */
  static OptionalLong match(byte[] secret, String code, Instant now, long after) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - TOLERANCE; step <= step(now) + TOLERANCE; step++) {
      byte[] right = code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(right, given) && step > after && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
