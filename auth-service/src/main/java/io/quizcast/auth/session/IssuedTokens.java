package io.quizcast.auth.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens issued by a sign-in or a refresh. They are never stored in plain text.
 *
 * @param csrfSecret the secret for the CSRF cookie; null for mobile clients
 */
public record IssuedTokens(
    long userId,
    long sessionId,
    String accessToken,
    String refreshToken,
    @Nullable String csrfSecret,
    Instant refreshExpiresAt) {}
