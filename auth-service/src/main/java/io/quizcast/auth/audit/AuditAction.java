package io.quizcast.auth.audit;

import java.util.Locale;

/** What is worth remembering about accounts; the names in lower case are what the table holds. */
public enum AuditAction {
  SIGN_IN_DELAYED,
  REFRESH_REUSED,
  PASSWORD_CHANGED,
  ACCOUNT_DELETED,
  FIRST_ADMIN_MADE,
  ADMIN_PASSWORD_RESET,
  ADMIN_SESSIONS_ENDED,
  ADMIN_ROLE_SET,
  ADMIN_UNLOCKED,
  ADMIN_SUSPENDED,
  ADMIN_REINSTATED,
  ADMIN_TOKEN_DECODED,
  KEYS_ROTATED;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
