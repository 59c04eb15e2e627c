package io.quizcast.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long a sign-in lasts. */
@ConfigMapping(prefix = "quizcast.sessions")
public interface SessionConfig {

  @WithDefault("15m")
  Duration accessTtl();

  /** A session not used for this long is over. */
  @WithDefault("30d")
  Duration refreshTtl();

  /** However much it is used, a session ends after this. */
  @WithDefault("90d")
  Duration absoluteTtl();

  /** How long a spent refresh token still leads to its successor: a second tab, a lost answer. */
  @WithDefault("30s")
  Duration grace();

  /** Sessions of one account; the oldest gives way. */
  @WithDefault("10")
  @Min(1)
  int most();

  /** Lax fits a site on one origin; None only for a front end on another site. */
  @WithDefault("Lax")
  String sameSite();
}
