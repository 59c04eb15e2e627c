package io.quizcast.user.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller is registered for a quiz.
 *
 * @param scheduledTime absent if they are not registered
 * @param reminderAt when the reminder is sent; absent if none will be, because reminders are
 *     switched off, or the user can be reached neither by e-mail nor in a browser
 * @param waiting number of registered users, as of at most five seconds ago
 */
public record RegistrationBody(
    long quizId,
    boolean registered,
    @Nullable Instant scheduledTime,
    @Nullable Instant reminderAt,
    long waiting) {
  static RegistrationBody none(long quizId, long waiting) {
    return new RegistrationBody(quizId, false, null, null, waiting);
  }
}
