package io.quizcast.auth.mail;

import java.util.Locale;

/** The kinds of e-mail. The table and the keys of the texts use the names in lower case. */
public enum MailKind {
  /** Whether the e-mail contains a code to enter. */
  VERIFY_EMAIL,
  /** Carries a link. */
  RESET_PASSWORD;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MailKind of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
