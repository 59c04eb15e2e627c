package io.quizcast.auth.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationStartTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "too short"})
  void enabledVerificationRequiresAPepper(String pepper) {
    assertThatThrownBy(() -> start(Map.of("enabled", "true", "pepper", pepper)))
        .hasMessageStartingWith("quizcast.verification.pepper must have 16 characters");
  }

  @Test
  void disabledVerificationRequiresNoSettings() {
    assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
  }

  /**
   * The contract's test vector: codes sent by the older system must stay valid after the migration.
   */
  @Test
  void theHashOfACodeIsOfPepperSaltAndCodeInThatOrder() {
    assertThat(VerificationService.hash("pep", "00112233445566778899aabbccddeeff", "042517"))
        .isEqualTo("26ab4261f6e16b47b218b64baf34f00f8a4a14ae5a7221f6dea36df4f0f617ea");
  }

  private static void start(Map<String, String> settings) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(VerificationConfig.class);
    settings.forEach(
        (key, value) -> config.withDefaultValue("quizcast.verification." + key, value));
    VerificationConfig mapped = config.build().getConfigMapping(VerificationConfig.class);
    new VerificationService(mapped, null, null, null, null, null).check(null, null);
  }
}
