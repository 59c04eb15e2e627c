package io.quizcast.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** What hashing a password may cost. */
@ConfigMapping(prefix = "quizcast.passwords")
public interface PasswordConfig {

  /** Argon2id memory; OWASP's first choice for t=2, p=1. */
  @WithDefault("19456")
  @Min(7168)
  int memoryKib();

  @WithDefault("2")
  @Min(1)
  @Max(10)
  int iterations();

  /**
   * Hashes at the same time. Default: half the cores, so that a login storm leaves the rest alive.
   */
  OptionalInt threads();

  /**
   * Hashes a second of this process while a question is open, after a burst of 200: for a machine
   * that carries the games too, where a hash keeps a core and the memory from whoever answers.
   * Default: as many as it can.
   */
  @Min(1)
  OptionalInt perSecondBesideGames();

  /** Sign-ins that may wait for a thread; beyond that they are answered 503 and come back. */
  @WithDefault("512")
  @Min(1)
  int queue();

  /**
   * Whether a new password may not be one that everybody tries first. Off on the local platform,
   * where existing clients sign up with whatever their tests have.
   */
  @WithDefault("true")
  boolean refuseCommon();
}
