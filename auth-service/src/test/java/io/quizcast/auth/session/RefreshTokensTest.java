package io.quizcast.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.auth.key.KeyConfig;
import io.quizcast.auth.key.KeyWrap;
import io.quizcast.auth.secret.Secrets;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
  private final RefreshTokens tokens =
      new RefreshTokens(
          new KeyWrap(
              new SmallRyeConfigBuilder()
                  .addDiscoveredConverters()
                  .withMapping(KeyConfig.class)
                  .withDefaultValue("quizcast.keys-wrap", "11".repeat(32))
                  .build()
                  .getConfigMapping(KeyConfig.class)));

  @Test
  void firstTokensAreLongAndNeverTheSame() {
    assertThat(tokens.first()).matches("[0-9a-f]{64}").isNotEqualTo(tokens.first());
  }

  @Test
  void theSuccessorDependsOnTheTokenAndTheSession() {
    String token = tokens.first();
    assertThat(tokens.successorOf(token, 1))
        .matches("[0-9a-f]{64}")
        .isEqualTo(tokens.successorOf(token, 1))
        .isNotEqualTo(tokens.successorOf(token, 2))
        .isNotEqualTo(tokens.successorOf(tokens.first(), 1));
  }

  @Test
  void theHashMatchesTheContractsTestVector() {
    assertThat(Secrets.hash("ab".repeat(32)))
        .isEqualTo("271a413bd339c5709fdceaec41f14f11e9fbfb5042d72d331c65f32b284cd09a");
  }
}
