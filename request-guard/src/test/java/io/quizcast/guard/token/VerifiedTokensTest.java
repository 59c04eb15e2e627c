package io.quizcast.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.token.AccessTokenCodec.TokenRefusedException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final VerifiedTokens tokens = new VerifiedTokens();
  private KeyPair pair;
  private String compact;

  @BeforeEach
  void verifyOnce() throws Exception {
    pair = newKeys();
    AccessToken token =
        new AccessToken(7, 70, "user", 1, "csrf", NOW, NOW.plus(Duration.ofMinutes(15)));
    compact = AccessTokenCodec.sign(token, "k1", pair.getPrivate());
    assertThat(tokens.verify(compact, pair.getPublic(), NOW).token()).isEqualTo(token);
  }

  @Test
  void aVerifiedTokenIsCached() throws Exception {
    assertThat(tokens.verify(compact, pair.getPublic(), NOW))
        .isSameAs(tokens.verify(compact, pair.getPublic(), NOW));
  }

  @Test
  void aCachedTokenExpires() {
    assertRefused(compact, pair, NOW.plus(Duration.ofMinutes(16)), TokenRefusal.EXPIRED);
  }

  @Test
  void aCachedTokenIsInvalidOnceItsKeyIsGone() throws Exception {
    assertRefused(compact, newKeys(), NOW, TokenRefusal.INVALID);
  }

  @Test
  void anotherSignatureIsNotCached() {
    String forged = compact.substring(0, compact.lastIndexOf('.') + 1) + "A".repeat(86);
    assertRefused(forged, pair, NOW, TokenRefusal.INVALID);
  }

  private void assertRefused(String token, KeyPair keys, Instant now, TokenRefusal refusal) {
    assertThatThrownBy(() -> tokens.verify(token, keys.getPublic(), now))
        .asInstanceOf(InstanceOfAssertFactories.type(TokenRefusedException.class))
        .extracting(TokenRefusedException::refusal)
        .isEqualTo(refusal);
  }

  private static KeyPair newKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
