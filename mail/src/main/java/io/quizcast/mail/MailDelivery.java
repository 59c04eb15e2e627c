package io.quizcast.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Sends an e-mail to the mail server, or writes it to a folder if one is configured. */
@ApplicationScoped
public class MailDelivery {
  private final ReactiveMailer mailer;
  private final FileSystem files;
  private final MailConfig config;

  MailDelivery(ReactiveMailer mailer, Vertx vertx, MailConfig config) {
    this.mailer = mailer;
    this.files = vertx.fileSystem();
    this.config = config;
  }

  /** Whether this installation sends e-mail. */
  public boolean isOn() {
    return config.host().isPresent() || config.folder().isPresent();
  }

  /** Fails if the server has not accepted the e-mail in time. May complete on any thread. */
  public Uni<Void> deliver(Email email) {
    return config
        .folder()
        .map(folder -> write(email, folder))
        .orElseGet(() -> send(email))
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private Uni<Void> send(Email email) {
    return mailer.send(
        Mail.withText(email.recipient(), email.subject(), email.text())
            .setFrom(config.from().orElseThrow())
            .addHeader("Message-ID", "<" + email.id() + "@quizcast>")
            .addHeader("Content-Language", email.language())
            .addHeader("Auto-Submitted", "auto-generated"));
  }

  private Uni<Void> write(Email email, Path folder) {
    String target = folder.resolve(email.id() + ".txt").toString();
    String draft = target + ".new";
    String content =
        "To: %s\nSubject: %s\n\n%s".formatted(email.recipient(), email.subject(), email.text());
    return Uni.createFrom()
        .completionStage(
            () ->
                files
                    .mkdirs(folder.toString(), "rwx------")
                    .compose(made -> files.writeFile(draft, Buffer.buffer(content)))
                    .compose(
                        written ->
                            files.move(draft, target, new CopyOptions().setReplaceExisting(true)))
                    .toCompletionStage())
        .replaceWithVoid();
  }
}
