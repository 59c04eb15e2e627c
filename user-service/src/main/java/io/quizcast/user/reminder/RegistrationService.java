package io.quizcast.user.reminder;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.guard.RequestRefused;
import io.quizcast.mail.MailDelivery;
import io.quizcast.user.notification.NotificationRepository;
import io.quizcast.user.profile.ProfileRepository;
import io.quizcast.user.push.PushRepository;
import io.quizcast.user.push.VapidKeys;
import io.quizcast.user.reminder.QuizClient.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Registrations of users for quizzes that they want to be reminded of. */
@ApplicationScoped
public class RegistrationService {
  /** Maximum number of open registrations of one user. */
  private static final int MOST = 100;

  private final ReminderRepository reminders;
  private final RegistrationWriter writer;
  private final ProfileRepository profiles;
  private final NotificationRepository notifications;
  private final ReminderConfig config;
  private final MailDelivery mails;
  private final VapidKeys push;
  private final PushRepository subscriptions;
  private final QuizClient quizzes;

  /** Cached, because every visit of a start page asks for the number. */
  private final Cache<Long, Long> waiting =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).maximumSize(1_000).build();

  RegistrationService(
      ReminderRepository reminders,
      RegistrationWriter writer,
      ProfileRepository profiles,
      NotificationRepository notifications,
      ReminderConfig config,
      MailDelivery mails,
      VapidKeys push,
      PushRepository subscriptions,
      @RestClient QuizClient quizzes) {
    this.reminders = reminders;
    this.writer = writer;
    this.profiles = profiles;
    this.notifications = notifications;
    this.config = config;
    this.mails = mails;
    this.push = push;
    this.subscriptions = subscriptions;
    this.quizzes = quizzes;
  }

  @WithSession
  Uni<RegistrationBody> of(long userId, long quizId) {
    return waiting(quizId)
        .chain(
            count ->
                reminders
                    .registeredFor(userId, quizId)
                    .chain(
                        start ->
                            start.isEmpty()
                                ? Uni.createFrom().item(RegistrationBody.none(quizId, count))
                                : body(userId, quizId, start.get(), count)));
  }

  /**
   * Registers the user. Idempotent. Fails with 404 for an unknown quiz, 409 for one that has
   * started or is over, 409 above a hundred open registrations, and 503 while quiz-service is
   * unavailable.
   */
  Uni<RegistrationBody> register(long userId, long quizId) {
    return quizzes
        .find(quizId)
        .onFailure(failure -> !(failure instanceof RequestRefused))
        .transform(away -> RequestRefused.unavailable())
        .invoke(RegistrationService::mustBeScheduled)
        .chain(quiz -> writer.register(userId, quiz, MOST))
        .invoke(() -> waiting.invalidate(quizId))
        .chain(() -> of(userId, quizId));
  }

  /** Removes the registration. Idempotent, also for unknown quizzes. */
  @WithTransaction
  Uni<RegistrationBody> withdraw(long userId, long quizId) {
    return reminders
        .withdraw(userId, quizId)
        .invoke(() -> waiting.invalidate(quizId))
        .chain(() -> waiting(quizId))
        .map(count -> RegistrationBody.none(quizId, count));
  }

  private Uni<Long> waiting(long quizId) {
    Long known = waiting.getIfPresent(quizId);
    return known != null
        ? Uni.createFrom().item(known)
        : reminders.registered(quizId).invoke(count -> waiting.put(quizId, count));
  }

  private static void mustBeScheduled(Announced quiz) {
    if (!quiz.isScheduled() || quiz.scheduledTime().isBefore(Instant.now())) {
      throw RequestRefused.of(409, "quiz_not_scheduled", "This quiz is not going to start");
    }
  }

  private Uni<RegistrationBody> body(long userId, long quizId, Instant start, long count) {
    return notifications
        .of(userId)
        .chain(wishes -> wishes.quizReminders ? isReached(userId) : Uni.createFrom().item(false))
        .map(
            reached ->
                new RegistrationBody(
                    quizId, true, start, reached ? start.minus(config.lead()) : null, count));
  }

  /** Whether a reminder could reach the user, by e-mail or in a browser. */
  private Uni<Boolean> isReached(long userId) {
    return profiles
        .findById(userId)
        .chain(
            profile -> {
              boolean byMail = mails.isOn() && profile != null && profile.emailVerified;
              return byMail || !push.on()
                  ? Uni.createFrom().item(byMail)
                  : subscriptions.hasAny(userId);
            });
  }
}
