package io.quizcast.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** Settings of password hashing. */
@ConfigMapping(prefix = "quizcast.passwords")
public interface PasswordConfig {

  /** Argon2id memory in KiB. The default is the OWASP recommendation for t=2, p=1. */
  @WithDefault("19456")
  @Min(7168)
  int memoryKib();

  @WithDefault("2")
  @Min(1)
  @Max(10)
  int iterations();

  /**
   * Number of concurrent hashes. Default: half the cores, so that a login storm leaves the other
   * half free.
   */
  OptionalInt threads();

  /**
   * Maximum hashes per second in this process while a question is open, after a burst of 200. Meant
   * for a machine that also runs games, because hashing would delay their answers. Default:
   * unlimited.
   */
  @Min(1)
  OptionalInt perSecondDuringQuestions();

  /**
   * Maximum number of hashes that wait for a thread; further ones are answered with 503 and
   * Retry-After.
   */
  @WithDefault("512")
  @Min(1)
  int queue();

  /**
   * Whether easily guessed passwords are refused. Off on the local platform, because tests of
   * existing clients sign up with such passwords there.
   */
  @WithDefault("true")
  boolean refuseCommon();
}
