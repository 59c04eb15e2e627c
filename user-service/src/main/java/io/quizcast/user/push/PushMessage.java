package io.quizcast.user.push;

import java.time.Duration;

/**
 * A notification as shown by the service worker of the pages.
 *
 * @param url path of the page that a tap opens
 * @param topic at most 32 base64url characters; a push service keeps only the newest message of a
 *     topic
 * @param worth how long the push service keeps trying to deliver the message
 */
public record PushMessage(String title, String body, String url, String topic, Duration worth) {}
