package io.quizcast.auth.twofactor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Whom a second factor is asked of, and how often it may be wrong. */
@ConfigMapping(prefix = "quizcast.two-factor")
public interface TwoFactorConfig {

  /**
   * Administrators without a second factor are users until they have one. Off by default: existing
   * clients cannot set one up.
   */
  @WithDefault("false")
  boolean requiredForAdmins();

  /** What the authenticator lists the account under. */
  @WithDefault("Quizcast")
  String issuer();

  /** How long a right password waits for the number. */
  @WithDefault("5m")
  Duration challengeTtl();

  /** Wrong numbers one sign-in survives, counting the one it does not. */
  @WithDefault("5")
  @Min(1)
  @Max(10)
  int attemptsPerChallenge();

  /** Wrong numbers in a row an account survives over any number of sign-ins. */
  @WithDefault("10")
  @Min(1)
  @Max(100)
  int failuresInARow();

  /** How long the account then waits. */
  @WithDefault("15m")
  Duration block();
}
