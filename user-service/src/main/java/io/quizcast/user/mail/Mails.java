package io.quizcast.user.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Sends one mail: to the server, or into the folder that stands for one. */
@ApplicationScoped
public class Mails {
  @Inject MailConfig config;
  @Inject ReactiveMailer mailer;
  @Inject Vertx vertx;

  void check(@Observes StartupEvent starting) {
    if (config.host().isPresent() && config.from().isEmpty()) {
      throw new IllegalStateException("quizcast.mail.from must be set where mail.host is");
    }
  }

  /** False where nobody takes mail. */
  public boolean on() {
    return config.host().isPresent() || config.folder().isPresent();
  }

  /** Fails when it was not taken in time; may complete on any thread. */
  public Uni<Void> send(Letter letter) {
    return config
        .folder()
        .map(folder -> file(letter, folder))
        .orElseGet(() -> mailer.send(mail(letter)))
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private Mail mail(Letter letter) {
    return Mail.withText(letter.recipient(), letter.subject(), letter.text())
        .setFrom(config.from().orElse(null))
        .addHeader("Message-ID", "<" + letter.id() + "@quizcast>")
        .addHeader("Content-Language", letter.language())
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private Uni<Void> file(Letter letter, Path folder) {
    return vertx.executeBlocking(() -> write(letter, folder), false);
  }

  private static Void write(Letter letter, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, letter.id(), ".part");
    Files.writeString(
        half,
        String.join(
            "\n", "To: " + letter.recipient(), "Subject: " + letter.subject(), "", letter.text()));
    Files.move(half, folder.resolve(letter.id() + ".txt"), StandardCopyOption.REPLACE_EXISTING);
    return null;
  }
}
