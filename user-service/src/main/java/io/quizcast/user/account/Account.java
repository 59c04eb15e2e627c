package io.quizcast.user.account;

import java.time.Instant;

/** What auth-service knows of a user at this moment. */
public record Account(
    long id,
    String username,
    String email,
    String role,
    boolean emailVerified,
    Instant createdAt) {}
