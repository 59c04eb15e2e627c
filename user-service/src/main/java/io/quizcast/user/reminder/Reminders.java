package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.installation.Installation;
import io.quizcast.guard.language.Texts;
import io.quizcast.mail.MailConfig;
import io.quizcast.mail.MailDelivery;
import io.quizcast.user.push.VapidKeys;
import io.quizcast.user.repeat.Repeating;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes the quizzes that users have registered for, and enqueues e-mails and notifications when
 * one of them starts soon. Sends the e-mails at least once, with the same Message-ID at each
 * attempt. {@link ReminderPushes} sends the notifications.
 */
@ApplicationScoped
public class Reminders {
  private static final Logger LOG = Logger.getLogger(Reminders.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration ABANDONED = Duration.ofDays(7);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final int QUIZZES = 50;

  /** Number of e-mails sent concurrently, each on its own connection to the mail server. */
  private static final int MAILS = 20;

  private final ReminderQueue<ReminderMail, Boolean> queue =
      new ReminderQueue<>(
          new ReminderQueue.Table<>(
              "reminder_mails", "user_id", "m.user_id, p.email", "", this::mail),
          MAILS,
          this::send,
          this::settle);
  private final ReminderRepository reminders;
  private final RegistrationWriter writer;
  private final ReminderConfig config;
  private final MailDelivery mails;
  private final MailConfig mailConfig;
  private final VapidKeys push;
  private final QuizClient quizzes;
  private final Vertx vertx;
  private final Texts texts;

  private @Nullable Repeating asking;
  private @Nullable Repeating sending;

  Reminders(
      ReminderRepository reminders,
      RegistrationWriter writer,
      ReminderConfig config,
      MailDelivery mails,
      MailConfig mailConfig,
      VapidKeys push,
      @RestClient QuizClient quizzes,
      Vertx vertx,
      Installation installation) {
    this.reminders = reminders;
    this.writer = writer;
    this.config = config;
    this.mails = mails;
    this.mailConfig = mailConfig;
    this.push = push;
    this.quizzes = quizzes;
    this.vertx = vertx;
    this.texts = new Texts("user-reminders", installation.languages());
  }

  void start(@Observes StartupEvent started) {
    asking = Repeating.every(EVERY, "Refreshing the quizzes with registrations", vertx, this::ask);
    sending = Repeating.every(EVERY, "Sending reminders", vertx, this::remind);
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (asking != null) {
      asking.stop();
    }
    if (sending != null) {
      sending.stop();
    }
  }

  private Uni<Void> ask() {
    return Panache.withTransaction(() -> reminders.stale(config.believed(), ABANDONED, QUIZZES))
        .chain(
            stale ->
                Multi.createFrom()
                    .iterable(stale)
                    .onItem()
                    .transformToUniAndConcatenate(this::ask)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }

  private Uni<Void> ask(long quizId) {
    return quizzes
        .find(quizId)
        .chain(writer::heard)
        .onFailure(Reminders::isUnknownQuiz)
        .recoverWithUni(() -> writer.gone(quizId))
        .onFailure()
        .recoverWithUni(
            unavailable -> {
              LOG.debugf(
                  "Quiz %d could not be refreshed and will be tried again: %s",
                  quizId, unavailable.toString());
              return Uni.createFrom().voidItem();
            });
  }

  private static boolean isUnknownQuiz(Throwable failure) {
    return failure instanceof RequestRefused refused && refused.status() == 404;
  }

  private Uni<Void> remind() {
    if (!mails.isOn() && !push.on()) {
      return Uni.createFrom().voidItem();
    }
    return Panache.withTransaction(
            () ->
                reminders
                    .tryLock()
                    .chain(
                        mine ->
                            mine
                                ? reminders.owe(
                                    config.last(), config.lead(), mails.isOn(), push.on())
                                : Uni.createFrom().voidItem()))
        .chain(
            () ->
                mails.isOn()
                    ? Panache.withTransaction(queue::sendOwed)
                    : Uni.createFrom().voidItem());
  }

  /**
   * @param taken whether the mail server accepted the e-mail
   */
  private Uni<Void> settle(ReminderMail mail, boolean taken) {
    return taken
        ? queue.done(mail.quizId(), mail.userId())
        : queue.later(mail.quizId(), mail.userId(), wait(mail));
  }

  private ReminderMail mail(Tuple row) {
    return new ReminderMail(
        row.get(0, Long.class),
        row.get(5, Long.class),
        row.get(1, Integer.class),
        row.get(6, String.class),
        texts.in(row.get(2, String.class)),
        row.get(3, String.class),
        row.get(4, OffsetDateTime.class).toInstant());
  }

  private Uni<Boolean> send(ReminderMail mail) {
    return mails
        .deliver(mail.written(mailConfig.site()))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(
            failure -> {
              // A mail server's error message may contain the address, which must not be logged.
              LOG.warnf(
                  "The reminder of quiz %d to user %d will be sent later: %s",
                  mail.quizId(), mail.userId(), failure.getClass().getSimpleName());
              return false;
            });
  }

  /** Returns a quiz's title without line breaks, which would end a header of the e-mail. */
  static String oneLine(String title) {
    return title.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private static Duration wait(ReminderMail mail) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(mail.attempts(), 6));
  }
}
