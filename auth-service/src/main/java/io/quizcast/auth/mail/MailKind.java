package io.quizcast.auth.mail;

import java.util.Locale;

/** What a mail is about; the names in lower case are in the table and in the texts' keys. */
public enum MailKind {
  /** Carries a code to type in. */
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
