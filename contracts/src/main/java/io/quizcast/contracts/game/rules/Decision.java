package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import java.util.List;

/** What a command leads to: numbered events, and courtesies outside the log. */
public record Decision(List<GameEvent> events, List<GameNotice> notices) {

  static final Decision NOTHING = new Decision(List.of(), List.of());

  static Decision of(GameEvent... events) {
    return new Decision(List.of(events), List.of());
  }

  static Decision refused(GameNotice notice) {
    return new Decision(List.of(), List.of(notice));
  }
}
