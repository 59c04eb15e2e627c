package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.CommandSeal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code game.commands} as read.
 *
 * @param appendedAt the broker's append time, epoch ms
 * @param traceparent trace header, which few commands have; not stored in {@code game_log}
 * @param seal see {@link CommandSeal}
 */
public record RawCommand(
    long offset,
    long appendedAt,
    byte @Nullable [] key,
    byte[] value,
    byte @Nullable [] seal,
    byte @Nullable [] traceparent) {

  /** The quiz that the record is for; empty if the key is not a number. */
  public OptionalLong quizId() {
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
