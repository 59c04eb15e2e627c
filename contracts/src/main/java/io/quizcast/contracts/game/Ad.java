package io.quizcast.contracts.game;

/**
 * An ad break as players see it.
 *
 * @param mediaType {@code image} or {@code video}
 */
public record Ad(String mediaType, String mediaUrl, int durationSec) {}
