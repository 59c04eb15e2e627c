package io.quizcast.quiz.game;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code game.commands} as it lies in the log.
 *
 * @param appendedAt the broker's append time, epoch ms
 * @param traceparent of the few commands that are traced; not kept with the log
 * @param seal what {@link CommandSeal} made of the value; null on commands of players and gateways
 */
record RawCommand(
    long offset,
    long appendedAt,
    byte @Nullable [] key,
    byte[] value,
    byte @Nullable [] seal,
    byte @Nullable [] traceparent) {

  /** The quiz the record is about; empty when the key is no number. */
  OptionalLong quizId() {
    if (key == null || key.length == 0 || key.length > 19) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(new String(key, StandardCharsets.US_ASCII)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
