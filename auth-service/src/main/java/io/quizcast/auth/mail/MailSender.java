package io.quizcast.auth.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quizcast.auth.telemetry.AuthMetrics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox. Any replica may: a mail is claimed first. No transaction is open
 * while a mail server thinks; a mail that was sent and not deleted is sent again, with the same
 * Message-ID.
 */
@ApplicationScoped
public class MailSender {
  private static final Logger LOG = Logger.getLogger(MailSender.class);
  private static final int AT_ONCE = 16;

  private final MailOutbox outbox;
  private final MailDelivery delivery;
  private final MailConfig config;
  private final AuthMetrics metrics;

  MailSender(MailOutbox outbox, MailDelivery delivery, MailConfig config, AuthMetrics metrics) {
    this.outbox = outbox;
    this.delivery = delivery;
    this.config = config;
    this.metrics = metrics;
  }

  @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sendDue() {
    return Panache.withTransaction(() -> outbox.claim(AT_ONCE, Instant.now()))
        .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : sendAll(claimed));
  }

  private Uni<Void> sendAll(List<MailEntity> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUni(this::send)
        .merge(AT_ONCE)
        .filter(mail -> mail.isPresent())
        .map(mail -> mail.get().id)
        .collect()
        .asList()
        .chain(
            sent ->
                sent.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Panache.withTransaction(() -> outbox.delete("id in ?1", sent)))
        .chain(() -> claimed.size() < AT_ONCE ? Uni.createFrom().voidItem() : sendDue());
  }

  /** The mail, or nothing when the server did not take it. */
  private Uni<Optional<MailEntity>> send(MailEntity mail) {
    return Uni.createFrom()
        .deferred(() -> delivery.deliver(letter(mail)))
        .invoke(() -> metrics.mail(AuthMetrics.Mail.SENT))
        .map(sent -> Optional.of(mail))
        .onFailure()
        .recoverWithItem(
            failure -> {
              metrics.mail(AuthMetrics.Mail.REFUSED);
              LOG.warnf(
                  "Mail %d was not taken at try %d: %s",
                  mail.id, mail.tries, failure.getClass().getSimpleName());
              return Optional.empty();
            });
  }

  private MailDelivery.Letter letter(MailEntity mail) {
    MailKind kind = MailKind.of(mail.kind);
    String secret = outbox.open(mail);
    return new MailDelivery.Letter(
        mail.kind + "-" + mail.id + "-" + mail.createdAt.toEpochMilli(),
        mail.recipient,
        MailTexts.subject(kind, mail.language),
        MailTexts.text(
            kind,
            mail.language,
            kind == MailKind.RESET_PASSWORD
                ? config.site().resolve("/reset-password#" + secret).toString()
                : secret,
            Duration.between(Instant.now(), mail.expiresAt)));
  }
}
