package io.quizcast.quiz.game;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The mark only quiz-service can put on a command: HMAC-SHA256 over the record's value. Host and
 * clock commands without it are forged. Safe for any thread.
 */
final class CommandSeal {
  /** The Kafka header it travels in. */
  static final String HEADER = "quizcast-seal";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  CommandSeal(String hexKey) {
    byte[] secret = HexFormat.of().parseHex(hexKey);
    if (secret.length < 32) {
      throw new IllegalArgumentException("quizcast.game-hmac-key must be at least 64 hex digits");
    }
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  byte[] of(byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isOn(byte[] value, byte @Nullable [] seal) {
    return seal != null && MessageDigest.isEqual(of(value), seal);
  }
}
