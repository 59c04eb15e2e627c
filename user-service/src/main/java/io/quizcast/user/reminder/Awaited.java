package io.quizcast.user.reminder;

import java.time.Instant;

/** A quiz that a user has registered for. */
public record Awaited(long quizId, String title, Instant scheduledTime) {}
