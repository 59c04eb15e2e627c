package io.quizcast.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Whether and how a forgotten password is replaced by mail. */
@ConfigMapping(prefix = "quizcast.password-reset")
public interface ResetConfig {

  @WithDefault("false")
  boolean enabled();

  @WithDefault("30m")
  Duration tokenTtl();

  /** Between two mails to one account. */
  @WithDefault("60s")
  Duration cooldown();

  /** Mails to one account a day. */
  @WithDefault("5")
  @Min(1)
  int mostPerDay();
}
