package io.quizcast.user.push;

/**
 * One browser that accepts notifications of an account.
 *
 * @param p256dh the browser's public key as base64url, {@code auth} its secret
 */
public record PushSubscription(long id, String endpoint, String p256dh, String auth) {}
