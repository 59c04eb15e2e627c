package io.quizcast.user.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Sends an e-mail to the mail server, or writes it to a folder if one is configured. */
@ApplicationScoped
public class Mails {
  private final MailConfig config;
  private final ReactiveMailer mailer;
  private final Vertx vertx;

  Mails(MailConfig config, ReactiveMailer mailer, Vertx vertx) {
    this.config = config;
    this.mailer = mailer;
    this.vertx = vertx;
  }

  void check(@Observes StartupEvent starting) {
    if (config.host().isPresent() && config.from().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.from must be set where mail.host is");
    }
  }

  /** Whether this installation sends e-mails. */
  public boolean on() {
    return config.host().isPresent() || config.folder().isPresent();
  }

  /** Fails if the mail server did not accept the e-mail in time. May complete on any thread. */
  public Uni<Void> send(Email email) {
    return config
        .folder()
        .map(folder -> file(email, folder))
        .orElseGet(() -> mailer.send(mail(email)))
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private Mail mail(Email email) {
    return Mail.withText(email.recipient(), email.subject(), email.text())
        .setFrom(config.from().orElse(null))
        .addHeader("Message-ID", "<" + email.id() + "@quizcast>")
        .addHeader("Content-Language", email.language())
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private Uni<Void> file(Email email, Path folder) {
    return vertx.executeBlocking(() -> write(email, folder), false);
  }

  private static Void write(Email email, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, email.id(), ".part");
    Files.writeString(
        half,
        String.join(
            "\n", "To: " + email.recipient(), "Subject: " + email.subject(), "", email.text()));
    Files.move(half, folder.resolve(email.id() + ".txt"), StandardCopyOption.REPLACE_EXISTING);
    return null;
  }
}
