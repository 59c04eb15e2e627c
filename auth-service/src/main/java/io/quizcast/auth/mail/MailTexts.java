package io.quizcast.auth.mail;

import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.language.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The texts of e-mails in the languages of the installation. */
@ApplicationScoped
class MailTexts {
  private final Texts texts;

  MailTexts(Installation installation) {
    texts = new Texts("auth-mails", installation.languages());
  }

  String subject(MailKind kind, String language) {
    return texts.in(language).text(kind.stored() + ".subject");
  }

  /**
   * @param secret the code or the link
   * @param left remaining validity, shown in minutes and rounded up
   */
  String text(MailKind kind, String language, String secret, Duration left) {
    long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
    return texts
        .in(language)
        .text(kind.stored() + ".text")
        .replace("{secret}", secret)
        .replace("{minutes}", Long.toString(minutes));
  }
}
