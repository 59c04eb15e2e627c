package io.quizcast.auth.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes an HMAC of an address, for places where the address itself must not be stored. */
@ApplicationScoped
public class KeyedHash {
  private static final int HEX_KEPT = 32;

  private final SecretKeySpec key;

  KeyedHash(AuditConfig config) {
    this.key = new SecretKeySpec(HexFormat.of().parseHex(config.auditHashKey()), "HmacSHA256");
  }

  public String of(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_KEPT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
