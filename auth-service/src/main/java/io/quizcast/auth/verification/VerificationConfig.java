package io.quizcast.auth.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Settings of the verification of e-mail addresses. */
@ConfigMapping(prefix = "quizcast.verification")
public interface VerificationConfig {

  @WithDefault("false")
  boolean enabled();

  /**
   * Part of every code's hash, so that codes cannot be guessed from the table alone. Required if
   * verification is enabled; at least 16 characters.
   */
  Optional<String> pepper();

  @WithDefault("15m")
  Duration codeTtl();

  /** Number of attempts per code. */
  @WithDefault("5")
  @Min(1)
  @Max(10)
  int maxAttempts();

  @WithDefault("60s")
  Duration resendCooldown();

  /** With five attempts per code, this allows fifty guesses a day among a million codes. */
  @WithDefault("10")
  @Min(1)
  @Max(100)
  int codesPerDay();
}
