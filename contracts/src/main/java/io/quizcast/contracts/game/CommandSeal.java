package io.quizcast.contracts.game;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The seal that only the holders of a key can put on a command: HMAC-SHA256 over the record's
 * value. Thread-safe.
 */
public final class CommandSeal {
  /** The Kafka header that carries the seal. */
  public static final String HEADER = "quizcast-seal";

  private static final String ALGORITHM = "HmacSHA256";

  /** One for each thread, because looking up the algorithm costs more than computing the seal. */
  private final ThreadLocal<Mac> macs;

  /**
   * @param hexKey at least 64 hex digits
   */
  public CommandSeal(String hexKey) {
    byte[] secret = HexFormat.of().parseHex(hexKey);
    if (secret.length < 32) {
      throw new IllegalArgumentException("A key of commands must be at least 64 hex digits");
    }
    SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
    macs = ThreadLocal.withInitial(() -> macOf(key));
  }

  private static Mac macOf(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] of(byte[] value) {
    return macs.get().doFinal(value);
  }

  public boolean isOn(byte[] value, byte @Nullable [] seal) {
    return seal != null && MessageDigest.isEqual(of(value), seal);
  }
}
