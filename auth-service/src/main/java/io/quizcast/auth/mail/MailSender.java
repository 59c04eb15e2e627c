package io.quizcast.auth.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.quizcast.mail.Email;
import io.quizcast.mail.MailConfig;
import io.quizcast.mail.MailDelivery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends the stored e-mails. Every replica runs it and claims e-mails before sending. No transaction
 * is open while the mail server is called. If an e-mail was sent but could not be deleted, it is
 * sent again with the same Message-ID.
 */
@ApplicationScoped
public class MailSender {
  private static final Logger LOG = Logger.getLogger(MailSender.class);
  private static final int BATCH = 16;

  private final MailRepository outbox;
  private final MailDelivery delivery;
  private final MailConfig config;
  private final MailTexts texts;
  private final AuthMetrics metrics;

  MailSender(
      MailRepository outbox,
      MailDelivery delivery,
      MailConfig config,
      MailTexts texts,
      AuthMetrics metrics) {
    this.outbox = outbox;
    this.delivery = delivery;
    this.config = config;
    this.texts = texts;
    this.metrics = metrics;
  }

  @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sendDue() {
    return Panache.withTransaction(() -> outbox.claim(BATCH, Instant.now()))
        .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : sendAll(claimed));
  }

  private Uni<Void> sendAll(List<MailEntity> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUni(this::send)
        .merge(BATCH)
        .filter(mail -> mail.isPresent())
        .map(mail -> mail.get().id)
        .collect()
        .asList()
        .chain(
            sent ->
                sent.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Panache.withTransaction(() -> outbox.delete("id in ?1", sent)))
        .chain(() -> claimed.size() < BATCH ? Uni.createFrom().voidItem() : sendDue());
  }

  /** Returns the e-mail, or empty if the server did not accept it. */
  private Uni<Optional<MailEntity>> send(MailEntity mail) {
    return Uni.createFrom()
        .deferred(() -> delivery.deliver(email(mail)))
        .invoke(() -> metrics.mail(AuthMetrics.Mail.SENT))
        .map(sent -> Optional.of(mail))
        .onFailure()
        .recoverWithItem(
            failure -> {
              metrics.mail(AuthMetrics.Mail.REFUSED);
              LOG.warnf(
                  "E-mail %d was not accepted at attempt %d: %s",
                  mail.id, mail.tries, failure.getClass().getSimpleName());
              return Optional.empty();
            });
  }

  private Email email(MailEntity mail) {
    MailKind kind = MailKind.of(mail.kind);
    String secret = outbox.open(mail);
    return new Email(
        mail.kind + "-" + mail.id + "-" + mail.createdAt.toEpochMilli(),
        mail.recipient,
        mail.language,
        texts.subject(kind, mail.language),
        texts.text(
            kind,
            mail.language,
            kind == MailKind.RESET_PASSWORD
                ? config.site().resolve("/reset-password#" + secret).toString()
                : secret,
            Duration.between(Instant.now(), mail.expiresAt)));
  }
}
