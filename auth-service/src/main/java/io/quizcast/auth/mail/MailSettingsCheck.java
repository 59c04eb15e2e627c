package io.quizcast.auth.mail;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Checks the mail settings at start, so that a missing setting does not go unnoticed until the
 * first e-mail.
 */
@ApplicationScoped
public class MailSettingsCheck {
  private final MailConfig config;

  MailSettingsCheck(MailConfig config) {
    this.config = config;
  }

  /**
   * @param flag the setting that requires e-mail, named in the error message
   * @throws IllegalStateException naming the missing setting
   */
  public void requireFor(String flag) {
    if (config.folder().isPresent()) {
      return;
    }
    if (config.host().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.host must be set while " + flag + " is on");
    }
    if (config.from().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.from must be set while " + flag + " is on");
    }
  }
}
