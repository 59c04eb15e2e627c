package io.quizcast.auth.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which texts a sign-up accepts; the server's word, not the form's. */
@ConfigMapping(prefix = "quizcast.legal")
interface LegalConfig {
  @WithDefault("1.0")
  String tosVersion();

  @WithDefault("1.0")
  String privacyVersion();
}
