package io.quizcast.auth.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in or a refresh hands out; the raw tokens exist nowhere else.
 *
 * @param csrfSecret for the cookie; null where the client has none (mobile)
 */
public record IssuedTokens(
    long userId,
    long sessionId,
    String accessToken,
    String refreshToken,
    @Nullable String csrfSecret,
    Instant refreshExpiresAt) {}
