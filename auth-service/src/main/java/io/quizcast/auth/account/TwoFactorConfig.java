package io.quizcast.auth.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the second factor. */
@ConfigMapping(prefix = "quizcast.two-factor")
public interface TwoFactorConfig {

  /**
   * Whether administrators get only the role {@code user} until they have a second factor. Off by
   * default, because existing clients cannot set up a second factor.
   */
  @WithDefault("false")
  boolean requiredForAdmins();

  /** Name of the service as shown in authenticator apps. */
  @WithDefault("Quizcast")
  String issuer();

  /** Lifetime of a challenge. */
  @WithDefault("5m")
  Duration challengeTtl();

  /** Number of attempts per challenge. */
  @WithDefault("5")
  @Min(1)
  @Max(10)
  int attemptsPerChallenge();

  /**
   * Number of consecutive wrong codes, in one or more sign-ins, after which the second factor is
   * blocked.
   */
  @WithDefault("10")
  @Min(1)
  @Max(100)
  int failuresInARow();

  /** How long the second factor stays blocked. */
  @WithDefault("15m")
  Duration block();
}
