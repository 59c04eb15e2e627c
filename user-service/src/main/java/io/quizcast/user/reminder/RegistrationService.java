package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.mail.Mails;
import io.quizcast.user.notification.NotificationRepository;
import io.quizcast.user.profile.ProfileRepository;
import io.quizcast.user.reminder.QuizClient.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Who waits for which quiz. */
@ApplicationScoped
public class RegistrationService {
  /** More open registrations of one user than there are quizzes to play. */
  private static final int MOST = 100;

  @Inject ReminderRepository reminders;
  @Inject RegistrationWriter writer;
  @Inject ProfileRepository profiles;
  @Inject NotificationRepository notifications;
  @Inject ReminderConfig config;
  @Inject Mails mails;
  @Inject @RestClient QuizClient quizzes;

  @WithSession
  Uni<RegistrationBody> of(long userId, long quizId) {
    return reminders
        .registeredFor(userId, quizId)
        .chain(
            start ->
                start.isEmpty()
                    ? Uni.createFrom().item(RegistrationBody.none(quizId))
                    : body(userId, quizId, start.get()));
  }

  /**
   * Safe to repeat. 404 for no quiz, 409 for one that cannot be waited for, 409 beyond a hundred
   * open ones, 503 while quiz-service is away.
   */
  Uni<RegistrationBody> register(long userId, long quizId) {
    return quizzes
        .find(quizId)
        .onFailure(failure -> !(failure instanceof RequestRefused))
        .transform(away -> RequestRefused.unavailable())
        .invoke(RegistrationService::mustBeScheduled)
        .chain(quiz -> writer.register(userId, quiz, MOST))
        .chain(() -> of(userId, quizId));
  }

  /** Safe to repeat, also for quizzes that never were. */
  @WithTransaction
  Uni<RegistrationBody> withdraw(long userId, long quizId) {
    return reminders.withdraw(userId, quizId).replaceWith(RegistrationBody.none(quizId));
  }

  private static void mustBeScheduled(Announced quiz) {
    if (!quiz.isScheduled() || quiz.scheduledTime().isBefore(Instant.now())) {
      throw RequestRefused.of(409, "quiz_not_scheduled", "This quiz is not going to start");
    }
  }

  private Uni<RegistrationBody> body(long userId, long quizId, Instant start) {
    return profiles
        .findById(userId)
        .chain(
            profile ->
                notifications
                    .of(userId)
                    .map(
                        wishes -> {
                          boolean mail =
                              mails.on()
                                  && profile != null
                                  && profile.emailVerified
                                  && wishes.quizReminders;
                          return new RegistrationBody(
                              quizId, true, start, mail ? start.minus(config.lead()) : null);
                        }));
  }
}
