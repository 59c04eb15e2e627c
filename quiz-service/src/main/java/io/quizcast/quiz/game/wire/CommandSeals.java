package io.quizcast.quiz.game.wire;

import io.quizcast.contracts.game.CommandSeal;
import io.quizcast.quiz.game.runtime.GameConfig.UnsealedGateways;

/**
 * The seals that this service accepts.
 *
 * @param own the seal of host and clock commands, and of commands of the bots of a rehearsal
 * @param gateways the seal of commands of players and gateways
 * @param unsealed what happens to commands of players and gateways without a seal
 */
public record CommandSeals(CommandSeal own, CommandSeal gateways, UnsealedGateways unsealed) {
  public boolean isOwn(RawCommand record) {
    return own.isOn(record.value(), record.seal());
  }

  /** The gateways' seal is checked first, because nearly every record has it. */
  public boolean isGateways(RawCommand record) {
    return gateways.isOn(record.value(), record.seal()) || isOwn(record);
  }
}
