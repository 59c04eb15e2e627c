package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.RefusalReason;
import java.util.List;

/** The outcome of a command: numbered events, and notices that are not logged. */
public record Decision(List<GameEvent> events, List<GameNotice> notices) {

  static final Decision NOTHING = new Decision(List.of(), List.of());

  static Decision of(GameEvent... events) {
    return new Decision(List.of(events), List.of());
  }

  static Decision refused(GameNotice notice) {
    return new Decision(List.of(), List.of(notice));
  }

  /**
   * @param id of the host's request
   */
  static Decision refused(String id, RefusalReason reason) {
    return refused(new GameNotice.HostRefused(id, reason));
  }
}
