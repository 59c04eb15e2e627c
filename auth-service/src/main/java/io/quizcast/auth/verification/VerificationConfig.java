package io.quizcast.auth.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Whether and how addresses are verified by a mailed code. */
@ConfigMapping(prefix = "quizcast.verification")
public interface VerificationConfig {

  @WithDefault("false")
  boolean enabled();

  /**
   * Part of every code's hash, so that the table alone opens nothing. Needed while enabled, at
   * least 16 characters.
   */
  Optional<String> pepper();

  @WithDefault("15m")
  Duration codeTtl();

  /** Wrong guesses one code survives, counting the one it does not. */
  @WithDefault("5")
  @Min(1)
  @Max(10)
  int maxAttempts();

  @WithDefault("60s")
  Duration resendCooldown();

  /** With five attempts each: fifty guesses of a million a day. */
  @WithDefault("10")
  @Min(1)
  @Max(100)
  int codesPerDay();
}
