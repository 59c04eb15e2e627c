package io.quizcast.user.reminder;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.guard.RequestRefused;
import io.quizcast.user.reminder.QuizClient.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The transactions of a registration. They call no other service, so they are short. */
@ApplicationScoped
public class RegistrationWriter {
  private final ReminderRepository reminders;

  RegistrationWriter(ReminderRepository reminders) {
    this.reminders = reminders;
  }

  @WithTransaction
  Uni<Void> register(long userId, Announced quiz, int most) {
    return reminders
        .registrations(userId)
        .invoke(
            open -> {
              if (open >= most) {
                throw RequestRefused.of(
                    409, "too_many_registrations", "You already wait for a hundred quizzes");
              }
            })
        .chain(() -> reminders.believe(quiz, true))
        .chain(() -> reminders.register(userId, quiz.id()));
  }

  /** Stores what quiz-service reports about a quiz that somebody has registered for. */
  @WithTransaction
  Uni<Void> heard(Announced quiz) {
    return quiz.hasBegun() ? reminders.forget(quiz.id()) : reminders.believe(quiz, false);
  }

  @WithTransaction
  Uni<Void> gone(long quizId) {
    return reminders.forget(quizId);
  }
}
