package io.quizcast.gateway.handshake;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Computes keyed hashes of addresses and device labels. The hashes are stored with a join in the
 * log of the game, so that many accounts behind one address can be detected without storing the
 * address.
 */
@ApplicationScoped
public class Fingerprints {
  private static final int HASH_BYTES = 16;
  private static final int MAX_DEVICE = 80;

  /** The key of the hashes. */
  @ConfigMapping(prefix = "quizcast")
  public interface Config {
    /** 32 bytes in hexadecimal. */
    @Pattern(
        regexp = "[0-9a-fA-F]{64}",
        message = "quizcast.address-hash-key must be 64 hex digits")
    String addressHashKey();
  }

  private final SecretKeySpec key;

  Fingerprints(Config config) {
    key = new SecretKeySpec(HexFormat.of().parseHex(config.addressHashKey()), "HmacSHA256");
  }

  String ofAddress(String address) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String deviceOf(@Nullable String userAgent) {
    if (userAgent == null) {
      return "unknown";
    }
    String shown = userAgent.replaceAll("[^\\x20-\\x7e]", "?").strip();
    return shown.length() > MAX_DEVICE ? shown.substring(0, MAX_DEVICE) : shown;
  }
}
