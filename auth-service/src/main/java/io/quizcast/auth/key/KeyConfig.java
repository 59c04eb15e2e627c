package io.quizcast.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** Settings of the signing keys. */
@ConfigMapping(prefix = "quizcast")
public interface KeyConfig {

  /**
   * 64 hex characters. The key that encrypts the private keys in the database; it is never stored
   * there.
   */
  @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hex characters")
  String keysWrap();

  /** How long a key is used for signing. */
  @WithName("keys.rotate-every")
  @WithDefault("30d")
  Duration rotateEvery();

  /**
   * How long a key is published before it is used for signing. This must be longer than any service
   * caches the key set.
   */
  @WithName("keys.publish-ahead")
  @WithDefault("5m")
  Duration publishAhead();

  /**
   * How long a retired key is still accepted. This must be longer than the lifetime of an access
   * token.
   */
  @WithName("keys.keep-retired")
  @WithDefault("1h")
  Duration keepRetired();
}
