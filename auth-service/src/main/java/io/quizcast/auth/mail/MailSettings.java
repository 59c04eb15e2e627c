package io.quizcast.auth.mail;

import jakarta.enterprise.context.ApplicationScoped;

/** Says at start what is missing, rather than at the first mail. */
@ApplicationScoped
public class MailSettings {
  private final MailConfig config;

  MailSettings(MailConfig config) {
    this.config = config;
  }

  /**
   * @param flag the setting that needs mail, for the message
   * @throws IllegalStateException naming the key that is missing
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
