package io.quizcast.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of sessions. */
@ConfigMapping(prefix = "quizcast.sessions")
public interface SessionConfig {

  @WithDefault("15m")
  Duration accessTtl();

  /** Lifetime of a refresh token. A session that is not used for this long ends. */
  @WithDefault("30d")
  Duration refreshTtl();

  /** Absolute lifetime of a session. */
  @WithDefault("90d")
  Duration absoluteTtl();

  /**
   * Grace period in which a spent refresh token still returns its successor, for a second tab or
   * after a lost answer.
   */
  @WithDefault("30s")
  Duration grace();

  /** Maximum number of sessions of one account; a new one ends the oldest. */
  @WithDefault("10")
  @Min(1)
  int maxPerAccount();

  /**
   * SameSite attribute of cookies: Lax for a site on one origin, None only for a front end on
   * another site.
   */
  @WithDefault("Lax")
  String sameSite();
}
