package io.quizcast.user.push;

import java.time.Instant;

/** A subscription as its owner sees it in the export. */
public record SubscribedBrowser(String endpoint, Instant createdAt) {}
