package io.quizcast.quiz.game.wire;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The seal that only quiz-service can put on a command: HMAC-SHA256 over the record's value. A host
 * or clock command without it is forged. Thread-safe.
 */
public final class CommandSeal {
  /** The Kafka header that carries the seal. */
  public static final String HEADER = "quizcast-seal";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public CommandSeal(String hexKey) {
    byte[] secret = HexFormat.of().parseHex(hexKey);
    if (secret.length < 32) {
      throw new IllegalArgumentException("quizcast.game-hmac-key must be at least 64 hex digits");
    }
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  public byte[] of(byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isOn(byte[] value, byte @Nullable [] seal) {
    return seal != null && MessageDigest.isEqual(of(value), seal);
  }
}
