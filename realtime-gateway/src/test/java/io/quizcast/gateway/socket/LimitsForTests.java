package io.quizcast.gateway.socket;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The default limits of sockets with some of them changed, for tests without a gateway. */
public final class LimitsForTests {
  private LimitsForTests() {}

  /**
   * @param changed by the name of the setting without its prefix
   */
  public static SocketConfig with(Map<String, String> changed) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SocketConfig.class)
            .withDefaultValue("quizcast.sockets.max-frame-bytes", "8192");
    changed.forEach((name, value) -> config.withDefaultValue("quizcast.sockets." + name, value));
    return config.build().getConfigMapping(SocketConfig.class);
  }
}
