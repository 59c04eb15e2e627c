package io.quizcast.e2e.invariant;

import io.quizcast.e2e.invariant.trace.GameTrace;
import io.quizcast.swarm.game.PlayerStory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that all players saw the same frames, whichever gateway they were on. Only players whose
 * socket was lost may miss some.
 */
final class PlayersSawTheSameGame implements Invariant {

  @Override
  public String statement() {
    return "all players see the same frames, also after a reconnect";
  }

  @Override
  public List<String> violations(GameTrace trace) {
    List<Long> whole =
        trace.stories().stream()
            .map(PlayerStory::sharedFrames)
            .filter(frames -> !frames.contains(PlayerStory.BREAK))
            .max(java.util.Comparator.comparingInt(List::size))
            .orElse(List.of());
    if (whole.isEmpty()) {
      // If every player lost a socket, nobody has the full sequence. In that case only
      // contradicting orders count as violations.
      return ordersThatContradict(trace);
    }
    List<String> violations = new ArrayList<>();
    for (PlayerStory story : trace.stories()) {
      if (!follows(story.sharedFrames(), whole)) {
        violations.add(
            "%s saw another order: %s instead of %s"
                .formatted(story.name(), story.sharedFrames(), whole));
      }
    }
    return violations;
  }

  /** Whether the frames equal the reference, except for gaps where the socket was lost. */
  private static boolean follows(List<Long> frames, List<Long> whole) {
    int at = -1;
    boolean mayJump = true;
    boolean cameBack = false;
    for (long frame : frames) {
      if (frame == PlayerStory.BREAK) {
        mayJump = true;
        cameBack = true;
        continue;
      }
      // A player who reconnects gets the state again, once per request.
      if (cameBack && at >= 0 && whole.subList(0, at + 1).contains(frame)) {
        continue;
      }
      int found = mayJump ? whole.subList(at + 1, whole.size()).indexOf(frame) : 0;
      int next = at + 1 + found;
      if (found < 0 || next >= whole.size() || whole.get(next) != frame) {
        return false;
      }
      at = next;
      mayJump = false;
    }
    return true;
  }

  private static List<String> ordersThatContradict(GameTrace trace) {
    Map<Long, Map<Long, String>> before = new HashMap<>();
    List<String> violations = new ArrayList<>();
    for (PlayerStory story : trace.stories()) {
      List<Long> frames = story.sharedFrames().stream().distinct().toList();
      for (int i = 0; i + 1 < frames.size(); i++) {
        long first = frames.get(i);
        long second = frames.get(i + 1);
        if (first == PlayerStory.BREAK || second == PlayerStory.BREAK) {
          continue;
        }
        before.computeIfAbsent(first, _ -> new HashMap<>()).put(second, story.name());
        String other = before.getOrDefault(second, Map.of()).get(first);
        if (other != null) {
          violations.add(
              "%s and %s saw two frames in opposite order".formatted(story.name(), other));
        }
      }
    }
    return violations;
  }
}
