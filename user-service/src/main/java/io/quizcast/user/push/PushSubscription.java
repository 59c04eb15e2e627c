package io.quizcast.user.push;

/**
 * One browser that receives notifications for an account.
 *
 * @param p256dh the browser's public key as base64url
 * @param auth the browser's authentication secret as base64url
 */
public record PushSubscription(long id, String endpoint, String p256dh, String auth) {}
