package io.quizcast.auth.audit;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;

/** The key of the audit table's hashes. */
@ConfigMapping(prefix = "quizcast")
public interface AuditConfig {

  /** 64 hex characters. With the key an address can be recognised in the audit table. */
  @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hex characters")
  String auditHashKey();
}
