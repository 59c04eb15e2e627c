package io.quizcast.auth.audit;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;

/** Settings of the audit table. */
@ConfigMapping(prefix = "quizcast")
public interface AuditConfig {

  /**
   * Key of the hashes, 64 hex characters. With this key anybody can test whether an address is in
   * the audit table.
   */
  @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hex characters")
  String auditHashKey();
}
