package io.quizcast.e2e.invariant;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEvent.Cancelled;
import io.quizcast.contracts.game.GameEvent.Finished;
import io.quizcast.contracts.game.GameEvent.LobbyOpened;
import io.quizcast.contracts.game.GameEvent.QuestionClosed;
import io.quizcast.contracts.game.GameEvent.QuestionJudged;
import io.quizcast.contracts.game.GameEvent.QuestionOpened;
import io.quizcast.contracts.game.GameEvent.Started;
import io.quizcast.contracts.game.GameEvent.WindowOpened;
import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the order of phases: lobby, start, then opened, window, closed and judged for each
 * question, and one end with nothing after it.
 */
final class PhasesComeInOrderAndOnce implements Invariant {

  private enum Phase {
    BEFORE,
    LOBBY,
    BETWEEN,
    OPENED,
    WINDOW,
    CLOSED,
    OVER
  }

  @Override
  public String statement() {
    return "phases come in order and once";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> violations = new ArrayList<>();
    Phase phase = Phase.BEFORE;
    int number = 0;
    for (GameTrace.Numbered numbered : trace.events()) {
      GameEvent event = numbered.event();
      Phase next = after(phase, event);
      if (next == null) {
        violations.add(
            "event %d: %s in phase %s"
                .formatted(numbered.seq(), event.getClass().getSimpleName(), phase));
      } else {
        phase = next;
      }
      if (event instanceof QuestionOpened opened) {
        number++;
        if (opened.number() != number) {
          violations.add(
              "event %d: question %d where %d was due"
                  .formatted(numbered.seq(), opened.number(), number));
        }
      }
    }
    if (phase != Phase.OVER) {
      violations.add("the game has no end: it stopped in phase " + phase);
    }
    return violations;
  }

  /** The next phase after the event, or null if the event is not allowed in this phase. */
  private static @Nullable Phase after(Phase phase, GameEvent event) {
    return switch (event) {
      case LobbyOpened _ -> phase == Phase.BEFORE ? Phase.LOBBY : null;
      case Started _ -> phase == Phase.LOBBY || phase == Phase.BEFORE ? Phase.BETWEEN : null;
      case QuestionOpened _ -> phase == Phase.BETWEEN ? Phase.OPENED : null;
      case WindowOpened _ -> phase == Phase.OPENED ? Phase.WINDOW : null;
      case QuestionClosed _ -> phase == Phase.OPENED || phase == Phase.WINDOW ? Phase.CLOSED : null;
      case QuestionJudged _ -> phase == Phase.CLOSED ? Phase.BETWEEN : null;
      case Finished _ -> phase == Phase.BETWEEN ? Phase.OVER : null;
      case Cancelled _ -> phase == Phase.OVER ? null : Phase.OVER;
      default -> phase;
    };
  }
}
