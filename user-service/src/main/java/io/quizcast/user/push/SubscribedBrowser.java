package io.quizcast.user.push;

import java.time.Instant;

/** A subscription as shown to its owner in the data export. */
public record SubscribedBrowser(String endpoint, Instant createdAt) {}
