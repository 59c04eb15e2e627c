package io.quizcast.auth.google;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleStartTest {

  @Test
  void aMissingSettingIsReportedAtStart() {
    assertThatThrownBy(() -> start(Map.of("enabled", "true")))
        .hasMessage(
            "quizcast.google.web-client-id must be set while quizcast.google.enabled is on");
    assertThatThrownBy(() -> start(Map.of("enabled", "true", "web-client-id", "x")))
        .hasMessage(
            "quizcast.google.web-redirect-uris must be set while quizcast.google.enabled is on");
    assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
  }

  private static void start(Map<String, String> settings) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(GoogleConfig.class);
    settings.forEach((key, value) -> config.withDefaultValue("quizcast.google." + key, value));
    GoogleClient.requireSettings(config.build().getConfigMapping(GoogleConfig.class));
  }
}
