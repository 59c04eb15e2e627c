package io.quizcast.auth.admin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who administers a platform that has nobody yet. */
@ConfigMapping(prefix = "quizcast")
interface FirstAdminConfig {
  Optional<String> adminEmail();

  Optional<String> adminPassword();
}
