package io.quizcast.auth.legal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;

/** The current versions of the terms. */
@ConfigMapping(prefix = "quizcast.legal")
public interface LegalConfig {
  @WithDefault("1.0")
  @Size(min = 1, max = 20)
  String tosVersion();

  @WithDefault("1.0")
  @Size(min = 1, max = 20)
  String privacyVersion();
}
