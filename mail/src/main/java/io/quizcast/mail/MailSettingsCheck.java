package io.quizcast.mail;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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

  void start(@Observes StartupEvent starting) {
    if (config.host().isPresent()) {
      requireFor("quizcast.mail.host");
    }
  }

  /**
   * @param setting the setting that requires e-mail, for the error message
   * @throws IllegalStateException naming the missing setting
   */
  public void requireFor(String setting) {
    if (config.folder().isPresent()) {
      return;
    }
    if (config.host().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.host must be set while " + setting + " is on");
    }
    if (config.from().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.from must be set while " + setting + " is on");
    }
  }
}
