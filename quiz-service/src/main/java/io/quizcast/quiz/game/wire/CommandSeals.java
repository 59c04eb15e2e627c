package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.CommandSeal;

/**
 * The seals that this service accepts.
 *
 * @param own the seal of host and clock commands, and of commands of the bots of a rehearsal
 * @param gateways the seal of commands of players and gateways
 */
public record CommandSeals(CommandSeal own, CommandSeal gateways) {
  public boolean isOwn(RawCommand record) {
    return own.isOn(record.value(), record.seal());
  }

  /** The gateways' seal is checked first, because nearly every record has it. */
  public boolean isGateways(RawCommand record) {
    return gateways.isOn(record.value(), record.seal()) || isOwn(record);
  }
}
