package io.quizcast.user.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller registered for a quiz.
 *
 * @param scheduledTime absent when they did not
 * @param reminderAt when the reminder goes out; absent when none will, because reminders are
 *     switched off, or neither e-mail nor a browser reaches the user
 */
public record RegistrationBody(
    long quizId,
    boolean registered,
    @Nullable Instant scheduledTime,
    @Nullable Instant reminderAt) {
  static RegistrationBody none(long quizId) {
    return new RegistrationBody(quizId, false, null, null);
  }
}
