package io.quizcast.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyWrapTest {
  private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);
  private final KeyWrap wrap = new KeyWrap(under("11".repeat(32)));

  @Test
  void aSecretIsDecryptedUnderItsOwnNameOnly() {
    byte[] wrapped = wrap.wrap(SECRET, "k1");
    assertThat(wrap.unwrap(wrapped, "k1")).isEqualTo(SECRET);
    assertThatThrownBy(() -> wrap.unwrap(wrapped, "k2")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherKeyOrAFlippedBitFailsToDecrypt() {
    byte[] wrapped = wrap.wrap(SECRET, "k1");
    KeyWrap other = new KeyWrap(under("22".repeat(32)));
    assertThatThrownBy(() -> other.unwrap(wrapped, "k1"))
        .hasMessageContaining("quizcast.keys-wrap");
    wrapped[wrapped.length - 1] ^= 1;
    assertThatThrownBy(() -> wrap.unwrap(wrapped, "k1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void equalSecretsAreEncryptedDifferently() {
    assertThat(wrap.wrap(SECRET, "k1")).isNotEqualTo(wrap.wrap(SECRET, "k1"));
  }

  private static KeyConfig under(String hex) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(KeyConfig.class)
        .withDefaultValue("quizcast.keys-wrap", hex)
        .build()
        .getConfigMapping(KeyConfig.class);
  }
}
