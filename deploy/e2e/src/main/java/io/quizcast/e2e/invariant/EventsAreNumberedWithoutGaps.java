package io.quizcast.e2e.invariant;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.e2e.invariant.trace.GameTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that runs of events follow each other without a gap, and that republished events are
 * identical to the first ones.
 */
final class EventsAreNumberedWithoutGaps implements Invariant {

  @Override
  public String statement() {
    return "events are numbered without gaps and never change";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<String> violations = new ArrayList<>();
    Map<Long, GameEvent> known = new HashMap<>();
    long last = 0;
    for (GameTrace.TapeRecord record : trace.tape()) {
      for (EventRun run : record.run()) {
        if (run.firstSeq() > last + 1) {
          violations.add(
              "offset %d: run starts at %d after %d"
                  .formatted(record.offset(), run.firstSeq(), last));
        }
        for (int i = 0; i < run.events().size(); i++) {
          long seq = run.firstSeq() + i;
          GameEvent before = known.putIfAbsent(seq, run.events().get(i));
          if (before != null && !before.equals(run.events().get(i))) {
            violations.add(
                "offset %d: event %d was %s and is now %s"
                    .formatted(record.offset(), seq, before, run.events().get(i)));
          }
        }
        last = Math.max(last, run.lastSeq());
      }
    }
    return violations;
  }
}
