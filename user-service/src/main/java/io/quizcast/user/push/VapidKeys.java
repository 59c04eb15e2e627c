package io.quizcast.user.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySource;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The key pair by which push services recognise this installation (VAPID, RFC 8292). */
@Startup
@ApplicationScoped
public class VapidKeys {
  /** RFC 8292 allows up to 24 hours. A shorter lifetime leaves room for clock differences. */
  private static final int HOURS = 12;

  private final PushConfig config;
  private final Optional<VAPIDKeyPair> pair;

  /**
   * Fails if the settings are incomplete or the keys do not form a pair, so that the service does
   * not start.
   */
  VapidKeys(PushConfig config) {
    this.config = config;
    if (config.privateKey().isEmpty() && config.publicKey().isEmpty()) {
      pair = Optional.empty();
      return;
    }
    String contact = config.contact().orElse("");
    if (config.privateKey().isEmpty()
        || config.publicKey().isEmpty()
        || config.services().orElse(List.of()).isEmpty()
        || !(contact.startsWith("mailto:") || contact.startsWith("https:"))) {
      throw new IllegalStateException(
          "quizcast.push needs private-key, public-key, contact and services together");
    }
    ECPrivateKey privateKey = PrivateKeySources.ofPEMText(config.privateKey().get()).extract();
    PublicKeySource publicKey = PublicKeySources.ofPEMText(config.publicKey().get());
    requirePair(privateKey, publicKey);
    pair = Optional.of(VAPIDKeyPairs.of(PrivateKeySources.ofECPrivateKey(privateKey), publicKey));
  }

  /** Whether this installation sends notifications. */
  public boolean on() {
    return pair.isPresent();
  }

  /** The public key in the form that browsers expect: the uncompressed point as base64url. */
  Optional<String> publicKey() {
    return pair.map(VAPIDKeyPair::extractPublicKeyInUncompressedFormAsString);
  }

  /**
   * Returns the {@code Authorization} header of one request to the push service at {@code
   * endpoint}.
   */
  String authorization(String endpoint) {
    return pair.orElseThrow()
        .generateAuthorizationHeaderValue(
            VAPIDJWTParam.getBuilder()
                .resourceURLString(endpoint)
                .expiresAfter(HOURS, TimeUnit.HOURS)
                .subject(config.contact().orElseThrow())
                .build());
  }

  private static void requirePair(ECPrivateKey privateKey, PublicKeySource publicKey) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(privateKey);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey.extract());
      if (!signature.verify(signed)) {
        throw new IllegalStateException("quizcast.push: the keys are no pair");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("quizcast.push: the keys cannot be used", e);
    }
  }
}
