package io.quizcast.auth.admin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The first administrator of a new platform. */
@ConfigMapping(prefix = "quizcast")
interface FirstAdminConfig {
  Optional<String> adminEmail();

  Optional<String> adminPassword();
}
