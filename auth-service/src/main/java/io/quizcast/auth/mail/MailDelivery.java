package io.quizcast.auth.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;

/** Hands a mail to the mail server, or lays it into a folder where the settings name one. */
@ApplicationScoped
class MailDelivery {
  private static final String NOBODY = "quizcast@localhost";

  private final ReactiveMailer mailer;
  private final FileSystem files;
  private final MailConfig config;

  MailDelivery(ReactiveMailer mailer, Vertx vertx, MailConfig config) {
    this.mailer = mailer;
    this.files = vertx.fileSystem();
    this.config = config;
  }

  /**
   * A mail in words.
   *
   * @param id the same for each try, so that a receiver can tell a repetition
   */
  record Letter(String id, String recipient, String subject, String text) {}

  /** Fails when the server did not take it in time. */
  Uni<Void> deliver(Letter letter) {
    Optional<Path> folder = config.folder();
    return folder.isPresent() ? lay(letter, folder.get()) : send(letter);
  }

  private Uni<Void> send(Letter letter) {
    return mailer
        .send(
            Mail.withText(letter.recipient(), letter.subject(), letter.text())
                .setFrom(config.from().orElse(NOBODY))
                .addHeader("Message-ID", "<" + letter.id() + "@quizcast>")
                .addHeader("Auto-Submitted", "auto-generated"))
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private Uni<Void> lay(Letter letter, Path folder) {
    String target = folder.resolve(letter.id() + ".txt").toString();
    String draft = target + ".new";
    String content =
        "To: %s\nSubject: %s\n\n%s".formatted(letter.recipient(), letter.subject(), letter.text());
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
