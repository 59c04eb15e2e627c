package io.quizcast.user.prize;

import org.jspecify.annotations.Nullable;

/**
 * A player's prize and its status.
 *
 * @param status {@code pending} (won, awaiting review), {@code approved}, {@code paid} or {@code
 *     held}
 * @param reason why it is held
 */
public record Prize(String status, @Nullable String reason) {}
