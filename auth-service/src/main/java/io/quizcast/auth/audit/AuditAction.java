package io.quizcast.auth.audit;

import java.util.Locale;

/** The audited actions. The table holds the names in lower case. */
public enum AuditAction {
  SIGN_IN_DELAYED,
  REFRESH_REUSED,
  PASSWORD_CHANGED,
  PASSWORD_RESET_ASKED,
  PASSWORD_RESET,
  GOOGLE_LINKED,
  TWO_FACTOR_ON,
  TWO_FACTOR_OFF,
  TWO_FACTOR_DELAYED,
  RECOVERY_CODE_USED,
  ACCOUNT_DELETED,
  FIRST_ADMIN_MADE,
  ADMIN_PASSWORD_RESET,
  ADMIN_SESSIONS_ENDED,
  ADMIN_ROLE_SET,
  ADMIN_UNLOCKED,
  ADMIN_TWO_FACTOR_RESET,
  ADMIN_SUSPENDED,
  ADMIN_REINSTATED,
  ADMIN_TOKEN_DECODED,
  KEYS_ROTATED;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
