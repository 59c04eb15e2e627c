package io.quizcast.auth.audit;

import io.quizcast.auth.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** Computes an HMAC of an address, for places where the address itself must not be stored. */
@ApplicationScoped
public class KeyedHash {
  private static final int HEX_KEPT = 32;

  private final SecretKeySpec key;

  KeyedHash(AuditConfig config) {
    this.key = Secrets.key(HexFormat.of().parseHex(config.auditHashKey()));
  }

  public String of(String text) {
    return HexFormat.of().formatHex(Secrets.hmac(key, text)).substring(0, HEX_KEPT);
  }
}
