package io.quizcast.auth.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the delay after failed sign-ins. */
@ConfigMapping(prefix = "quizcast.sign-in")
public interface SignInDelayConfig {

  /** After this time without an answer of Redis an attempt is counted in this process. */
  @WithDefault("300ms")
  Duration redisDeadline();
}
