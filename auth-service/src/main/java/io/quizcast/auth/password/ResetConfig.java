package io.quizcast.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the password reset by e-mail. */
@ConfigMapping(prefix = "quizcast.password-reset")
public interface ResetConfig {

  @WithDefault("false")
  boolean enabled();

  @WithDefault("30m")
  Duration tokenTtl();

  /** Minimum time between two e-mails to one account. */
  @WithDefault("60s")
  Duration cooldown();

  /** Maximum number of e-mails to one account a day. */
  @WithDefault("5")
  @Min(1)
  int maxPerDay();
}
