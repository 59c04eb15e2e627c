package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a command: numbered events, and notices that are not logged.
 *
 * @param ranking the ranks of the game that the event finishes, because they take a while to
 *     compute for a large game; null for every other outcome
 */
public record Decision(
    List<GameEvent> events, List<GameNotice> notices, @Nullable FinalRanking ranking) {

  static final Decision NOTHING = of();

  static Decision of(GameEvent... events) {
    return new Decision(List.of(events), List.of(), null);
  }

  static Decision finished(GameEvent.Finished end, FinalRanking ranking) {
    return new Decision(List.of(end), List.of(), ranking);
  }

  static Decision refused(GameNotice notice) {
    return new Decision(List.of(), List.of(notice), null);
  }

  /**
   * @param id the id of the host's request
   */
  static Decision refused(String id, CommandRefusal reason) {
    return refused(new GameNotice.HostRefused(id, reason));
  }
}
