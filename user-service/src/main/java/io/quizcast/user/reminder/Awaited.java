package io.quizcast.user.reminder;

import java.time.Instant;

/** A quiz a user registered for. */
public record Awaited(long quizId, String title, Instant scheduledTime) {}
